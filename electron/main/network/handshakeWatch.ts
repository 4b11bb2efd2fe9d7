import type { Certificate, OnHeadersReceivedListenerDetails, WebRequest } from 'electron'
import type { Clock } from '../../../shared/ports/clock.ts'
import { bareServer } from '../../../shared/room/invitation/serverPins.ts'

/** How often this computer's clock is looked at, and what step of it, in ms, means that it was set or that the computer slept. */
const LOOK_MS = 20_000
const STEP_MS = 60_000
const SWITCHING_PROTOCOLS = 101

/** What is watched of the window with the network. */
export type WatchedContents = {
  readonly session: { readonly webRequest: Pick<WebRequest, 'onHeadersReceived'> }
  on(
    event: 'certificate-error',
    listener: (event: unknown, url: string, error: string, certificate: Certificate) => void,
  ): unknown
}

export type HandshakeWatchOptions = {
  readonly clock: Clock
  /** Milliseconds that no setting of the clock changes. */
  readonly steady: () => number
  /** The servers that net may reach: none while there is no window. */
  readonly servers: () => readonly string[]
  /** How far this computer's clock is ahead of a server's, in ms; null once that is not known any more. */
  readonly tell: (time: { readonly url: string; readonly clockAhead: number | null }) => void
}

type Times = { readonly wall: number; readonly steady: number }

/**
 * Sees in the handshakes of net what its page is not shown: what time it is for a server, and certificates that are not good at the time
 * of this computer. Both are a server's word and serve for words on the screen alone: a lying server can at most cause a sentence.
 */
export class HandshakeWatch {
  readonly #options: HandshakeWatchOptions
  readonly #told = new Set<string>()
  readonly #outOfTime = new Map<string, boolean>()
  #looked: Times
  #stop: (() => void) | null = null

  constructor(options: HandshakeWatchOptions) {
    this.#options = options
    this.#looked = this.#times()
  }

  /** Watches a new window with the network; what was known by the one before is forgotten. */
  watch(contents: WatchedContents): void {
    this.#forget()
    contents.session.webRequest.onHeadersReceived((details, answer) => {
      answer({})
      this.#received(details)
    })
    contents.on('certificate-error', (_event, url, _error, { validStart, validExpiry }) => {
      const now = this.#options.clock.now() / 1000
      this.#outOfTime.set(new URL(url).href, now < validStart || now > validExpiry)
    })
  }

  /** Whether the certificate that a server showed last was not good at the time of this computer. */
  isOutOfTime(url: string): boolean {
    return this.#outOfTime.get(new URL(bareServer(url)).href) ?? false
  }

  #received({ url, statusCode, responseHeaders = {} }: OnHeadersReceivedListenerDetails): void {
    if (statusCode !== SWITCHING_PROTOCOLS) return
    const name = Object.keys(responseHeaders).find(header => header.toLowerCase() === 'date')
    const there = Date.parse(name === undefined ? '' : (responseHeaders[name]?.[0] ?? ''))
    const clockAhead = Number.isNaN(there) ? null : this.#options.clock.now() - there
    for (const server of this.#options.servers())
      if (new URL(bareServer(server)).href === new URL(url).href) this.#tell(server, clockAhead)
  }

  #tell(url: string, clockAhead: number | null): void {
    this.#told.add(url)
    this.#options.tell({ url, clockAhead })
    if (this.#stop) return
    this.#looked = this.#times()
    this.#stop = this.#options.clock.after(LOOK_MS, () => this.#look())
  }

  /** A clock that was set, perhaps because of what was said of it, is not known to be wrong any more until the next handshake. */
  #look(): void {
    const { wall, steady } = this.#looked
    this.#looked = this.#times()
    this.#stop = null
    if (this.#options.servers().length === 0) {
      this.#forget()
      return
    }
    if (Math.abs(this.#looked.wall - wall - (this.#looked.steady - steady)) >= STEP_MS)
      for (const url of this.#told) this.#options.tell({ url, clockAhead: null })
    this.#stop = this.#options.clock.after(LOOK_MS, () => this.#look())
  }

  #forget(): void {
    this.#stop?.()
    this.#stop = null
    this.#told.clear()
    this.#outOfTime.clear()
  }

  #times(): Times {
    return { wall: this.#options.clock.now(), steady: this.#options.steady() }
  }
}
