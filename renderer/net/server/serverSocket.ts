import type { Secret } from '../../../shared/crypto/secret.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { RelayAnswer, ServerState, Topic } from '../../../shared/ports/transport.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { bareServer } from '../../../shared/room/invitation/serverPins.ts'
import { encodeSignaling } from '../../../shared/signaling/encodeSignaling.ts'
import {
  MAX_SIGNALING_MESSAGE_BYTES,
  MAX_TOPICS_PER_SOCKET,
} from '../../../shared/signaling/signalingLimits.ts'
import type { SignalingMessage } from '../../../shared/signaling/signalingMessage.ts'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import { GrowingPause, type Random } from '../time/growingPause.ts'
import { Timers } from '../time/timers.ts'
import { type Outgoing, OutgoingQueue } from './outgoingQueue.ts'
import { readReply } from './readReply.ts'
import { RelayQuestions } from './relayQuestions.ts'
import type { SocketClass, SocketLike } from './socketLike.ts'

/** What a server socket needs and whom it tells. */
export type ServerSocketOptions = {
  readonly url: string
  readonly WebSocket: SocketClass
  readonly clock: Clock
  readonly random: Random
  readonly refuse: Refuse
  readonly onState: (state: ServerState) => void
  readonly onMessage: (topic: Topic, data: string) => void
  /** The server answered a question of this socket for a relay; null when it gives none. */
  readonly onRelay: (room: RoomId, answer: RelayAnswer | null) => void
}

const PING_MS = 10_000
const SILENCE_MS = 25_000
/** A connection attempt that hangs this long is given up. */
const CONNECT_MS = 15_000
// Slower than a server allows, so that an honest client is never closed for its rate
const SENDING = { perSecond: 16, burst: 48 }
// Every pair of a room of 32 signals on one topic
const RECEIVING = { perSecond: 500, burst: 4000 }

/** The one connection to one signalling server; it comes back by itself until it is closed. */
export class ServerSocket {
  readonly #options: ServerSocketOptions
  readonly #timers: Timers
  readonly #pause: GrowingPause
  readonly #queue = new OutgoingQueue()
  readonly #relay: RelayQuestions
  #topics: readonly Topic[] = []
  #socket: SocketLike | null = null
  #open = false
  #ended = false
  #heardAt = 0
  #sending: TokenBucket
  #receiving: TokenBucket

  constructor(options: ServerSocketOptions) {
    this.#options = options
    this.#timers = new Timers(options.clock)
    this.#relay = new RelayQuestions(options.onRelay)
    this.#pause = new GrowingPause(500, 5_000, options.random)
    this.#sending = new TokenBucket(SENDING, options.clock.now())
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
    this.#sendTopics(
      'unsubscribe',
      before.filter(topic => !this.#topics.includes(topic)),
    )
    this.#sendTopics(
      'subscribe',
      this.#topics.filter(topic => !before.includes(topic)),
    )
  }

  /** Publishes as soon as the server's rate allows; without a socket only a kept payload waits. */
  publish(item: Outgoing): void {
    if (!this.#open && !item.kept) return
    if (!this.#queue.push(item)) this.#options.refuse('BUDGET')
    this.#pump()
  }

  /** Asks for a room's relay, if the socket is open. */
  askRelay(room: RoomId, token: Secret<'relay-token'>): void {
    if (this.#open) this.#relay.ask(room, token, message => this.#send(message))
  }

  /** Takes back what `owner` has not published yet, but for the named topics. */
  forget(owner: object, except?: readonly Topic[]): void {
    this.#queue.forget(owner, except)
  }

  /** Ends for good; nothing is sent afterwards. */
  close(): void {
    if (this.#ended) return
    this.#ended = true
    this.#drop()
    this.#timers.clearAll()
    this.#options.onState('closed')
  }

  #connect(): void {
    this.#options.onState('connecting')
    const socket = this.#create()
    if (!socket) return
    this.#socket = socket
    socket.onopen = () => this.#opened()
    socket.onmessage = (event: { readonly data: unknown }) => this.#received(event.data)
    socket.onclose = () => this.#lost()
    socket.onerror = () => this.#lost()
    this.#timers.set('connect', CONNECT_MS, () => this.#lost())
  }

  #create(): SocketLike | null {
    try {
      return new this.#options.WebSocket(bareServer(this.#options.url))
    } catch {
      // An address the engine refuses stays refused: no retry
      this.#options.refuse('SERVER_ADDRESS')
      this.#options.onState('closed')
      return null
    }
  }

  #opened(): void {
    const now = this.#options.clock.now()
    this.#timers.clear('connect')
    this.#open = true
    this.#heardAt = now
    this.#sending = new TokenBucket(SENDING, now)
    this.#timers.set('stable', SILENCE_MS, () => this.#pause.reset())
    this.#timers.set('ping', PING_MS, () => this.#ping())
    this.#sendTopics('subscribe', this.#topics)
    this.#options.onState('open')
    this.#pump()
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
      this.#lost()
      return
    }
    const reply = readReply(data)
    if (reply?.type === 'publish') onMessage(reply.topic as Topic, reply.data)
    // a server may not give what nobody asked for
    else if (reply?.type !== 'pong' && !(reply && this.#relay.take(reply))) refuse('SIGNAL')
  }

  #ping(): void {
    if (this.#options.clock.now() - this.#heardAt >= SILENCE_MS) this.#lost()
    else {
      this.#send({ type: 'ping' })
      this.#timers.set('ping', PING_MS, () => this.#ping())
    }
  }

  /** The socket is gone, or is treated so: a dead network never says goodbye. */
  #lost(): void {
    if (this.#ended || !this.#socket) return
    this.#drop()
    this.#options.onState('closed')
    this.#timers.set('again', this.#pause.next(), () => this.#connect())
  }

  #drop(): void {
    const socket = this.#socket
    this.#socket = null
    this.#open = false
    this.#relay.forget()
    this.#queue.forgetVolatile()
    for (const name of ['connect', 'stable', 'ping', 'pump']) this.#timers.clear(name)
    if (!socket) return
    socket.onopen = null
    socket.onmessage = null
    socket.onclose = null
    // Closing a socket that still connects is an error event in some engines, and then nobody may be missing
    socket.onerror = () => undefined
    socket.close()
  }

  #sendTopics(type: 'subscribe' | 'unsubscribe', topics: readonly Topic[]): void {
    if (topics.length > 0) this.#send({ type, topics })
  }

  #pump(): void {
    const { clock } = this.#options
    while (this.#open && !this.#queue.empty) {
      const waitMs = this.#sending.waitMs(clock.now())
      if (waitMs > 0) {
        this.#timers.set('pump', waitMs, () => this.#pump())
        return
      }
      const item = this.#queue.shift()
      if (item) this.#send({ type: 'publish', topic: item.topic, data: item.data })
    }
  }

  #send(message: SignalingMessage): void {
    this.#sending.take(this.#options.clock.now())
    this.#socket?.send(encodeSignaling(message))
  }
}
