import type { Clock } from '../../shared/ports/clock.ts'
import type { mainCalls } from '../../shared/ports/mainPort.ts'
import type { Transport, TransportEvent } from '../../shared/ports/transport.ts'
import type { Caller } from '../../shared/ports/typedPort.ts'
import { isGranted, type Need, NO_NEED } from './netNeeds.ts'
import { createNetSide, type NetSide } from './netSide.ts'

/** Pause after a failure, doubled each time. */
const RETRY_MS = 500
const RETRY_MAX_MS = 30_000
/** How long the network stays up when nothing needs it any more. */
const IDLE_MS = 10_000

export type NetSupplyOptions = {
  /** What main does for core: it opens and closes net. */
  readonly main: Pick<Caller<typeof mainCalls>, 'openNet' | 'closeNet'>
  readonly clock: Clock
  readonly need: () => Need
  readonly tell: (event: TransportEvent) => void
  /** More is allowed than before, perhaps in a new window. */
  readonly onGranted: () => void
}

/** Asks main for a net window that is allowed what is needed, again when it is lost, and lets it go when nothing needs it. */
export class NetSupply {
  readonly #options: NetSupplyOptions
  #side: NetSide | null = null
  #granted: Need = NO_NEED
  #isAsking = false
  #failures = 0
  #cancelRetry: (() => void) | null = null
  #cancelIdle: (() => void) | null = null

  constructor(options: NetSupplyOptions) {
    this.#options = options
  }

  /** The window that may serve this need at this moment; null while there is none. */
  sideFor(need: Need): NetSide | null {
    return isGranted(this.#granted, need) ? this.#side : null
  }

  /** The window, whatever it is allowed; null while there is none. */
  get side(): NetSide | null {
    return this.#side
  }

  /** What is needed may have changed. */
  update(): void {
    const need = this.#options.need()
    if (need.servers.length === 0) {
      this.#rest()
      return
    }
    this.#cancelIdle?.()
    this.#cancelIdle = null
    if (!this.#isAsking && !this.#cancelRetry && !this.sideFor(need)) void this.#ask(need)
  }

  /** Main made a new window; the old one, if any, is gone. What it is allowed is known when main answers. */
  adopt(transport: Transport): void {
    this.#lose()
    this.#side = createNetSide(transport, this.#options.tell)
  }

  /** The window crashed. */
  lost(): void {
    this.#lose()
    if (!this.#isAsking) this.#retry()
  }

  #lose(): void {
    const lost = this.#side
    this.#side = null
    this.#granted = NO_NEED
    lost?.lose()
  }

  async #ask(need: Need): Promise<void> {
    this.#isAsking = true
    const answer = await this.#options.main.openNet({ servers: [...need.servers], direct: need.direct })
    this.#isAsking = false
    if (!answer.ok) this.#options.tell({ type: 'refused', code: answer.code })
    if (!answer.ok || !this.#side) {
      this.#retry()
      return
    }
    this.#failures = 0
    this.#granted = need
    this.#options.onGranted()
    this.update()
  }

  #retry(): void {
    const pause = Math.min(RETRY_MS * 2 ** this.#failures, RETRY_MAX_MS)
    this.#failures += 1
    this.#cancelRetry ??= this.#options.clock.after(pause, () => {
      this.#cancelRetry = null
      this.update()
    })
  }

  #rest(): void {
    this.#cancelIdle ??= this.#options.clock.after(IDLE_MS, () => {
      this.#cancelIdle = null
      if (this.#options.need().servers.length > 0 || this.#isAsking) return
      this.#lose()
      void this.#options.main.closeNet({})
    })
  }
}
