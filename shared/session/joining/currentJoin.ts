import { ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { JoinView } from '../../ports/screenViews.ts'
import type { Transport, TransportEvent } from '../../ports/transport.ts'
import type { RoomId } from '../../room/ids.ts'
import type { InvitationCode } from '../../room/invitation/invitationCode.ts'
import type { ServerNews } from '../servers/serverNews.ts'
import { JoinAttempt, type JoinListener } from './joinAttempt.ts'

/** What the one join tells the session, beside what a JoinAttempt does. */
export type CurrentJoinListener = JoinListener & {
  /** It was stopped, or there was none. */
  cancelled(): void
}

/** The one join of a session: a new one takes the place of an earlier one (PROTOCOL.md §9). */
export class CurrentJoin {
  readonly #network: { readonly transport: Transport; readonly clock: Clock }
  readonly #news: ServerNews
  readonly #listener: CurrentJoinListener
  #attempt: JoinAttempt | null = null
  #isUnderWay = false
  #servers: readonly string[] = []
  #view: JoinView = { state: 'idle' }

  constructor(
    network: { readonly transport: Transport; readonly clock: Clock },
    news: ServerNews,
    listener: CurrentJoinListener,
  ) {
    this.#network = network
    this.#news = news
    this.#listener = listener
  }

  /** True while it is not known how the join ends. */
  get isUnderWay(): boolean {
    return this.#isUnderWay
  }

  /** True while this server is needed to join. */
  uses(url: string): boolean {
    return this.#isUnderWay && this.#servers.includes(url)
  }

  /** The room that was joined, while a repeated M4 is still answered. */
  get joined(): RoomId | null {
    return this.#attempt?.joined ?? null
  }

  /** Starts to join; whoever calls this stops an earlier join first. The codes of JoinAttempt. */
  start(invitation: InvitationCode, name: string, servers: readonly string[]): void {
    this.#servers = servers
    this.#attempt = new JoinAttempt(invitation, name, servers, this.#network, {
      changed: view => this.#changed(view),
      look: certificate => this.#listener.look(certificate),
      admitted: (keys, admission) => this.#listener.admitted(keys, admission),
      refused: code => this.#listener.refused(code),
    })
  }

  /** The join under way; INVITE_STATE. */
  get current(): JoinAttempt {
    ensure(this.#attempt !== null, 'INVITE_STATE')
    return this.#attempt
  }

  /** Stops joining, if somebody does. */
  cancel(): void {
    this.#attempt?.cancel()
    this.#attempt = null
    this.#isUnderWay = false
    this.#listener.cancelled()
  }

  /** Takes an event of the transport that may be about this join. */
  receive(event: TransportEvent): void {
    if (event.type === 'topic-message' && event.topic === this.#attempt?.topic)
      this.#attempt.receive(event.payload)
  }

  /** What is known of servers has changed: told while it is not known how the join ends, and only where it is other words. */
  newsChanged(): void {
    if (!this.#isUnderWay) return
    const view = this.#withTrouble(this.#view)
    if (JSON.stringify(view) !== JSON.stringify(this.#view)) this.#tell(view)
  }

  #changed(view: JoinView): void {
    this.#isUnderWay = ['connecting', 'stopped', 'waiting'].includes(view.state)
    this.#tell(this.#withTrouble(view))
  }

  #tell(view: JoinView): void {
    this.#view = view
    this.#listener.changed(view)
  }

  #withTrouble(view: JoinView): JoinView {
    if (view.state === 'idle' || view.state === 'admitted') return view
    const { trouble: _before, ...rest } = view
    const trouble = this.#news.troubleOf(this.#servers)
    return trouble === null ? rest : { ...rest, trouble }
  }
}
