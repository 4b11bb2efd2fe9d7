import { commonProblem, type JoinTrouble, type ServerProblem } from '../../ports/serverViews.ts'
import type { TransportEvent } from '../../ports/transport.ts'

/** Clocks closer than this, in ms, are as good as equal: a handshake takes a while, and people are not late by minutes for it. */
const CLOCK_TOLERANCE = 5 * 60_000

type News = {
  readonly isOpen: boolean
  /** What the server itself showed, over all connections. */
  readonly shown: ServerProblem | null
  /** What main found when it was not reached. */
  readonly found: ServerProblem | null
  readonly clockAhead: number | null
}

const NONE: News = { isOpen: false, shown: null, found: null, clockAhead: null }

/**
 * What is known of each signalling server, whichever room uses it, as the transport and main tell it. All of it is advisory: a lying
 * server can at most cause a sentence on the screen, and nothing is decided by it (PROTOCOL.md §6).
 */
export class ServerNews {
  readonly #news = new Map<string, News>()

  /** Takes word of the transport; true when that changes what is known. While a server is tried again, what was wrong still is. */
  take(event: TransportEvent): boolean {
    if (event.type !== 'server') return false
    const isOpen = event.state === 'open'
    const shown = event.problem ?? null
    return this.#know(event.url, news => ({ ...news, isOpen, shown, found: isOpen ? null : news.found }))
  }

  /** Takes why a server was not reached; true when that changes what is known. Of one that is open meanwhile it came late. */
  find(url: string, found: ServerProblem): boolean {
    return this.#know(url, news => ({ ...news, found: news.isOpen ? null : found }))
  }

  /** Takes how far this computer's clock is ahead of a server's, in ms, or null; true when that changes what is known. */
  tellTime(url: string, clockAhead: number | null): boolean {
    return this.#know(url, news => ({ ...news, clockAhead }))
  }

  /** What is wrong with a server; null while nothing is known to be. */
  problemOf(url: string): ServerProblem | null {
    const { shown, found } = this.#of(url)
    return shown ?? found
  }

  /** How far this computer's clock is ahead of these servers, in ms; null where it is not, and where they disagree: then one is wrong or lies. */
  clockAhead(urls: readonly string[]): number | null {
    const told = this.#times(urls)
    const [first] = told
    if (first === undefined || Math.abs(first) < CLOCK_TOLERANCE) return null
    return told.every(other => Math.abs(other - first) < CLOCK_TOLERANCE) ? first : null
  }

  /** True when one of these servers was reached and none of them tells what time it is. */
  tellNoTime(urls: readonly string[]): boolean {
    return urls.some(url => this.#of(url).isOpen) && this.#times(urls).length === 0
  }

  /** Why nobody may be met through these servers; null while nothing is known to be wrong. */
  troubleOf(urls: readonly string[]): JoinTrouble | null {
    const problem = commonProblem(urls.map(url => this.problemOf(url)))
    const clockAhead = this.clockAhead(urls)
    return problem === null && clockAhead === null ? null : { problem, clockAhead }
  }

  #times(urls: readonly string[]): number[] {
    return urls.flatMap(url => this.#of(url).clockAhead ?? [])
  }

  #of(url: string): News {
    return this.#news.get(url) ?? NONE
  }

  #know(url: string, change: (news: News) => News): boolean {
    const before = this.#of(url)
    const now = change(before)
    this.#news.set(url, now)
    return now.shown !== before.shown || now.found !== before.found || now.clockAhead !== before.clockAhead
  }
}
