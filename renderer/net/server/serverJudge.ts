import type { ServerProblem } from '../../../shared/ports/serverViews.ts'
import { goodbyeOf, problemOfClose, type ServerGoodbye } from './serverGoodbye.ts'

/** How a connection, or the try to make one, ended. */
export type ConnectionEnd =
  /** The engine says no more than that; main sees why a handshake failed. */
  | { readonly how: 'broken' }
  | { readonly how: 'closed'; readonly goodbye: ServerGoodbye }
  /** The handshake took too long. */
  | { readonly how: 'hung' }
  /** Nothing was heard any more. */
  | { readonly how: 'silent' }
  /** It was left because of what it said. */
  | { readonly how: 'left' }

/** How a connection ended, by its close event. */
export function endOfClose(event: unknown): ConnectionEnd {
  const goodbye = goodbyeOf(event)
  return goodbye === null ? { how: 'broken' } : { how: 'closed', goodbye }
}

/** A server that broke a rule is believed again after so long without another breach, in ms; on a new connection sooner. */
const FORGIVEN_MS = 60_000
const FORGIVEN_ANEW_MS = 5_000
/** Breaches on one connection after which the server is left alone for a while. */
const BREACHES_MAX = 32
/** Connections in a row that open and bring nothing that can be understood: whatever answers there is no meeting point. */
const EMPTY_MAX = 2

/**
 * What a server itself shows to be wrong with it. It outlives connections, so that words on the screen do not come and go with each
 * try: only something valid that is heard, or a failure of another kind, takes them away.
 */
export class ServerJudge {
  #problem: ServerProblem | null = null
  #isOpen = false
  #wasHeard = false
  #breaches = 0
  #breachAt = Number.NEGATIVE_INFINITY
  #openedAt = 0
  #empty = 0

  /** What is wrong; null while nothing is known to be. */
  get problem(): ServerProblem | null {
    return this.#problem
  }

  /** True while a word of the server would settle something. */
  get isInDoubt(): boolean {
    return this.#problem !== null || this.#empty > 0
  }

  /** True when a server has broken so many rules that it is to be left alone. */
  get isEnough(): boolean {
    return this.#breaches >= BREACHES_MAX
  }

  /** The address is one that the engine refuses. */
  refused(): void {
    this.#problem = 'SERVER_ADDRESS'
  }

  /** A connection is open, and nothing was heard on it yet. */
  opened(now: number): void {
    this.#isOpen = true
    this.#openedAt = now
    this.#wasHeard = false
    this.#breaches = 0
  }

  /** Something valid was heard. */
  heard(now: number): void {
    this.#wasHeard = true
    this.#empty = 0
    const anew = this.#breaches === 0 && now - this.#openedAt >= FORGIVEN_ANEW_MS
    if (anew || now - this.#breachAt >= FORGIVEN_MS) this.#problem = null
  }

  /** Something was heard that breaks a rule; `isOurs` when it has at least the form of what a meeting point says. */
  breached(isOurs: boolean, now: number): void {
    this.#breaches += 1
    this.#breachAt = now
    const isKnown = isOurs || this.#wasHeard || this.#problem === 'SERVER_LIES'
    this.#problem = isKnown ? 'SERVER_LIES' : 'SERVER_KIND'
  }

  /** The connection, or the try to make one, is over. */
  ended(end: ConnectionEnd): void {
    const wasOpen = this.#isOpen
    this.#isOpen = false
    if (end.how === 'hung') this.#problem = 'SERVER_UNREACHABLE'
    else if (!wasOpen) this.#problem = null
    else if (end.how === 'closed') this.#problem = problemOfClose(end.goodbye) ?? this.#problem
    else if (end.how === 'silent') this.#problem = this.#wasHeard ? 'SERVER_UNREACHABLE' : 'SERVER_KIND'
    else if (end.how === 'broken' && !this.#wasHeard) this.#brokeUnheard()
  }

  #brokeUnheard(): void {
    this.#empty += 1
    if (this.#empty >= EMPTY_MAX) this.#problem ??= 'SERVER_KIND'
  }
}
