import type { Secret } from '../../../shared/crypto/secret.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { ServerProblem } from '../../../shared/ports/serverViews.ts'
import type { RelayAnswer, ServerState, Topic } from '../../../shared/ports/transport.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { bareServer } from '../../../shared/room/invitation/serverPins.ts'
import {
  MAX_SIGNALING_MESSAGE_BYTES,
  MAX_TOPICS_PER_SOCKET,
} from '../../../shared/signaling/signalingLimits.ts'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import type { Random } from '../time/growingPause.ts'
import { Timers } from '../time/timers.ts'
import type { Outgoing } from './outgoingQueue.ts'
import { looksLikeReply, readReply } from './readReply.ts'
import { RelayQuestions } from './relayQuestions.ts'
import { type ConnectionEnd, endOfClose, ServerJudge } from './serverJudge.ts'
import { ServerPauses } from './serverPauses.ts'
import { ServerSender } from './serverSender.ts'
import { type SocketClass, type SocketLike, silence } from './socketLike.ts'

/** What a server socket needs and whom it tells. */
export type ServerSocketOptions = {
  readonly url: string
  readonly WebSocket: SocketClass
  readonly clock: Clock
  readonly random: Random
  readonly refuse: Refuse
  /** Where it stands, and what it showed to be wrong with it; null for nothing. */
  readonly onState: (state: ServerState, problem: ServerProblem | null) => void
  readonly onMessage: (topic: Topic, data: string) => void
  /** The server answered a question of this socket for a relay; null when it gives none. */
  readonly onRelay: (room: RoomId, answer: RelayAnswer | null) => void
}

const PING_MS = 10_000
const SILENCE_MS = 25_000
/** A connection attempt that hangs this long is given up. */
const CONNECT_MS = 15_000
// Every pair of a room of 32 signals on one topic
const RECEIVING = { perSecond: 500, burst: 4000 }

/** The one connection to one signalling server; it comes back by itself until it is closed. */
export class ServerSocket {
  readonly #options: ServerSocketOptions
  readonly #timers: Timers
  readonly #pauses: ServerPauses
  readonly #judge = new ServerJudge()
  readonly #sender: ServerSender
  readonly #relay: RelayQuestions
  #topics: readonly Topic[] = []
  #socket: SocketLike | null = null
  #open = false
  #ended = false
  #heardAt = 0
  #receiving: TokenBucket

  constructor(options: ServerSocketOptions) {
    this.#options = options
    this.#timers = new Timers(options.clock)
    this.#relay = new RelayQuestions(options.onRelay)
    this.#pauses = new ServerPauses(options.random)
    this.#sender = new ServerSender(options.clock)
    this.#receiving = new TokenBucket(RECEIVING, options.clock.now())
    this.#connect()
  }

  get open(): boolean {
    return this.#open
  }

  /** Listens on exactly these topics; those beyond the server's limit are refused. */
  setTopics(topics: readonly Topic[]): void {
    if (topics.length > MAX_TOPICS_PER_SOCKET) this.#options.refuse('BUDGET')
    const before = this.#topics
    this.#topics = topics.slice(0, MAX_TOPICS_PER_SOCKET)
    if (!this.#open) return
    const [left, joined] = [without(before, this.#topics), without(this.#topics, before)]
    this.#sender.sendTopics('unsubscribe', left)
    this.#sender.sendTopics('subscribe', joined)
  }

  /** Publishes as soon as the server's rate allows; without a socket only a kept payload waits. */
  publish(item: Outgoing): void {
    if (!this.#sender.publish(item)) this.#options.refuse('BUDGET')
  }

  /** Asks for a room's relay, if the socket is open. */
  askRelay(room: RoomId, token: Secret<'relay-token'>): void {
    if (this.#open) this.#relay.ask(room, token, message => this.#sender.send(message))
  }

  /** Takes back what `owner` has not published yet, but for the named topics. */
  forget(owner: object, except?: readonly Topic[]): void {
    this.#sender.forget(owner, except)
  }

  /** Ends for good; nothing is sent afterwards. */
  close(): void {
    if (this.#ended) return
    this.#ended = true
    this.#drop()
    this.#timers.clearAll()
    this.#tell('closed')
  }

  /** What the server showed to be wrong with it; null for nothing. */
  get problem(): ServerProblem | null {
    return this.#judge.problem
  }

  #connect(): void {
    this.#tell('connecting')
    const socket = this.#create()
    if (!socket) return
    this.#socket = socket
    socket.onopen = () => this.#opened(socket)
    socket.onmessage = (event: { readonly data: unknown }) => this.#received(event.data)
    socket.onclose = (event?: unknown) => this.#lost(endOfClose(event))
    socket.onerror = () => this.#lost({ how: 'broken' })
    this.#timers.set('connect', CONNECT_MS, () => this.#lost({ how: 'hung' }))
  }

  #create(): SocketLike | null {
    try {
      return new this.#options.WebSocket(bareServer(this.#options.url))
    } catch {
      // An address the engine refuses stays refused: no retry
      this.#options.refuse('SERVER_ADDRESS')
      this.#judge.refused()
      this.#tell('closed')
      return null
    }
  }

  #opened(socket: SocketLike): void {
    const now = this.#options.clock.now()
    this.#timers.clear('connect')
    this.#open = true
    this.#heardAt = now
    this.#sender.opened(socket)
    this.#timers.set('stable', SILENCE_MS, () => this.#pauses.reset())
    this.#timers.set('ping', PING_MS, () => this.#ping())
    this.#sender.sendTopics('subscribe', this.#topics)
    const { isInDoubt } = this.#judge
    this.#judge.opened(now)
    // what was wrong before is over as soon as it answers
    if (isInDoubt) this.#sender.send({ type: 'ping' })
    this.#tell('open')
    this.#sender.pump()
  }

  #received(data: unknown): void {
    const { clock, refuse, onMessage } = this.#options
    this.#heardAt = clock.now()
    if (!this.#receiving.take(clock.now())) {
      refuse('BUDGET')
      return
    }
    if (typeof data === 'string' && data.length > MAX_SIGNALING_MESSAGE_BYTES) {
      // No server forwards so much, and the engine has no limit of its own: not again before the next pause
      refuse('TOO_LARGE')
      this.#breached(true)
      this.#lost({ how: 'left' })
      return
    }
    const reply = readReply(data)
    if (reply?.type === 'publish') onMessage(reply.topic as Topic, reply.data)
    // a server may not give what nobody asked for
    else if (reply?.type !== 'pong' && !(reply && this.#relay.take(reply))) {
      refuse('SIGNAL')
      this.#breached(looksLikeReply(data))
      return
    }
    this.#judged(() => this.#judge.heard(clock.now()))
  }

  #breached(isOurs: boolean): void {
    this.#judged(() => this.#judge.breached(isOurs, this.#options.clock.now()))
    if (this.#judge.isEnough) this.#lost({ how: 'left' })
  }

  /** Tells what is wrong with the server where that has changed. */
  #judged(judge: () => void): void {
    const before = this.#judge.problem
    judge()
    if (this.#open && this.#judge.problem !== before) this.#tell('open')
  }

  #ping(): void {
    if (this.#options.clock.now() - this.#heardAt >= SILENCE_MS) this.#lost({ how: 'silent' })
    else {
      this.#sender.send({ type: 'ping' })
      this.#timers.set('ping', PING_MS, () => this.#ping())
    }
  }

  /** The socket is gone, or is treated so: a dead network never says goodbye. */
  #lost(end: ConnectionEnd): void {
    if (this.#ended || !this.#socket) return
    this.#drop()
    this.#judge.ended(end)
    this.#tell('closed')
    this.#timers.set('again', this.#pauses.next(this.#judge.isEnough), () => this.#connect())
  }

  #tell(state: ServerState): void {
    this.#options.onState(state, this.#judge.problem)
  }

  #drop(): void {
    const socket = this.#socket
    this.#socket = null
    this.#open = false
    this.#relay.forget()
    this.#sender.closed()
    for (const name of ['connect', 'stable', 'ping']) this.#timers.clear(name)
    if (socket) silence(socket)
  }
}

function without(topics: readonly Topic[], others: readonly Topic[]): Topic[] {
  return topics.filter(topic => !others.includes(topic))
}
