import type { ErrorCode } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { mainCalls } from '../../ports/mainPort.ts'
import type { ServerProblem } from '../../ports/serverViews.ts'
import type { TransportEvent } from '../../ports/transport.ts'
import type { Caller } from '../../ports/typedPort.ts'

/** A server that stays away is looked at this often at most, in ms. */
const AGAIN_MS = 4_000

/** Whom the questions ask and tell. */
export type QuestionsListener = {
  /** True while some room or join needs this server: nothing is sent to any other. */
  isUsed(url: string): boolean
  found(url: string, problem: ServerProblem): void
  failed(code: ErrorCode): void
}

/** Asks main why servers are not reached: when a try to reach one has failed, one question at a time for each. */
export class ServerQuestions {
  readonly #main: Pick<Caller<typeof mainCalls>, 'lookAtServer'>
  readonly #clock: Clock
  readonly #listener: QuestionsListener
  readonly #askedAt = new Map<string, number>()
  readonly #asking = new Set<string>()
  /** Servers that were there when they were asked, once: one that was away for a moment is back before it is spoken of. */
  readonly #there = new Set<string>()

  constructor(
    parts: { readonly main: Pick<Caller<typeof mainCalls>, 'lookAtServer'>; readonly clock: Clock },
    listener: QuestionsListener,
  ) {
    this.#main = parts.main
    this.#clock = parts.clock
    this.#listener = listener
  }

  /** Takes an event of the transport that may be about a server. What a server itself showed needs no question. */
  receive(event: TransportEvent): void {
    if (event.type !== 'server') return
    if (event.state === 'open') this.#there.delete(event.url)
    if (event.state === 'closed' && event.problem === undefined) this.#lost(event.url)
  }

  #lost(url: string): void {
    const now = this.#clock.now()
    const waited = Math.abs(now - (this.#askedAt.get(url) ?? Number.NEGATIVE_INFINITY))
    if (waited < AGAIN_MS || this.#asking.has(url) || !this.#listener.isUsed(url)) return
    this.#askedAt.set(url, now)
    void this.#ask(url)
  }

  async #ask(url: string): Promise<void> {
    this.#asking.add(url)
    const answer = await this.#main.lookAtServer({ url })
    this.#asking.delete(url)
    if (!answer.ok) this.#listener.failed(answer.code)
    else if (answer.value.problem !== null) this.#found(url, answer.value.problem)
  }

  #found(url: string, problem: ServerProblem): void {
    const isFirst = !this.#there.has(url)
    if (problem === 'SERVER_BUSY') this.#there.add(url)
    if (problem !== 'SERVER_BUSY' || !isFirst) this.#listener.found(url, problem)
  }
}
