import type { ErrorCode } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { mainCalls } from '../../ports/mainPort.ts'
import type { TransportEvent } from '../../ports/transport.ts'
import type { Caller } from '../../ports/typedPort.ts'
import { ServerNews } from './serverNews.ts'
import { ServerQuestions } from './serverQuestions.ts'

/** Whom the servers of a session tell, and ask. */
export type ServersListener = {
  /** True while some room or join needs this server: nothing is sent to any other. */
  isUsed(url: string): boolean
  /** Something else is known of some server. */
  changed(): void
  failed(code: ErrorCode): void
}

/** The signalling servers of a session: what is known of them, and how that comes about (PROTOCOL.md §6.1). */
export class SessionServers {
  /** What is known of each of them. */
  readonly news = new ServerNews()
  readonly #questions: ServerQuestions
  readonly #listener: ServersListener

  constructor(
    parts: { readonly main: Pick<Caller<typeof mainCalls>, 'lookAtServer'>; readonly clock: Clock },
    listener: ServersListener,
  ) {
    this.#listener = listener
    this.#questions = new ServerQuestions(parts, {
      isUsed: url => listener.isUsed(url),
      found: (url, problem) => this.#changedIf(this.news.find(url, problem)),
      failed: code => listener.failed(code),
    })
  }

  /** Takes an event of the transport that may be about a server. */
  receive(event: TransportEvent): void {
    this.#questions.receive(event)
    this.#changedIf(this.news.take(event))
  }

  /** Takes how far this computer's clock is ahead of a server's, in ms; null when that is not known any more. */
  tellTime(url: string, clockAhead: number | null): void {
    this.#changedIf(this.news.tellTime(url, clockAhead))
  }

  #changedIf(changed: boolean): void {
    if (changed) this.#listener.changed()
  }
}
