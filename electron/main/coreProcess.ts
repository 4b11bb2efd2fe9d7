import type { MessagePortMain } from 'electron'
import type { Clock } from '../../shared/ports/clock.ts'
import { createEmitter } from '../../shared/ports/createEmitter.ts'
import { mainCalls, mainEvents } from '../../shared/ports/mainPort.ts'
import { serveCalls } from '../../shared/ports/serveCalls.ts'
import type { Handlers } from '../../shared/ports/typedPort.ts'
import { type Child, childChannel, sendPort } from './childChannel.ts'
import type { Net } from './createNet.ts'
import { systemClock } from './systemClock.ts'

/** How long a process must live for its end not to count as a failure to run. */
const LASTING_MS = 60_000
const RESTART_MS = 500
const RESTART_MAX_MS = 15_000
/** How long the app waits at most for core to write what is to be kept. */
export const CLOSE_MAX_MS = 1500

export type CoreOptions = {
  readonly fork: () => Child
  readonly net: Pick<Net, 'open' | 'close'>
  /** It began to run and wants a screen port. */
  readonly onStart: () => void
  /** It ended without having been asked to. */
  readonly onGone: () => void
  readonly clock?: Clock
}

/** Pause before the next start: none after a long life, then longer each time. */
export function restartDelay(shortLives: number): number {
  return shortLives === 0 ? 0 : Math.min(RESTART_MS * 2 ** (shortLives - 1), RESTART_MAX_MS)
}

/** The process with the keys. When it dies, everything that hung on it is told through `onGone`, and a new one starts. */
export class CoreProcess {
  readonly #options: CoreOptions
  readonly #clock: Clock
  #child: Child | null = null
  #shortLives = 0
  #cancelStart: (() => void) | null = null
  #isEnding = false

  constructor(options: CoreOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
  }

  get isRunning(): boolean {
    return this.#child !== null
  }

  start(): void {
    const born = this.#clock.now()
    const child = this.#options.fork()
    this.#child = child
    child.once('exit', () => this.#gone(born))
    serveCalls(childChannel(child), mainCalls, netHandlers(this.#options.net))
    this.#options.onStart()
  }

  /** Hands over one end of a pair of ports; closes it when there is nobody to have it. */
  sendPort(event: 'screenPort' | 'netPort', port: MessagePortMain): void {
    if (this.#child) sendPort(this.#child, event, port)
    else port.close()
  }

  /** Says that the net window crashed. */
  netGone(): void {
    if (this.#child) createEmitter(childChannel(this.#child), mainEvents).netGone({})
  }

  /** Lets it write what is to be kept, then ends it for good; a core that takes too long is not waited for. */
  async close(): Promise<void> {
    this.#end()
    const child = this.#child
    if (!child) return
    createEmitter(childChannel(child), mainEvents).close({})
    await new Promise<void>(resolve => {
      const cancel = this.#clock.after(CLOSE_MAX_MS, resolve)
      child.once('exit', () => {
        cancel()
        resolve()
      })
    })
    this.#child?.kill()
  }

  #end(): void {
    this.#isEnding = true
    this.#cancelStart?.()
  }

  #gone(born: number): void {
    this.#child = null
    if (this.#isEnding) return
    this.#options.onGone()
    this.#shortLives = this.#clock.now() - born < LASTING_MS ? this.#shortLives + 1 : 0
    this.#cancelStart = this.#clock.after(restartDelay(Math.max(0, this.#shortLives - 1)), () => this.start())
  }
}

function netHandlers(net: CoreOptions['net']): Handlers<typeof mainCalls> {
  return {
    openNet: async request => {
      await net.open(request)
      return {}
    },
    closeNet: () => {
      net.close()
      return {}
    },
  }
}
