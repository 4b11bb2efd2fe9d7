import type { RawData } from 'ws'
import { encodeSignaling } from '../../shared/signaling/encodeSignaling.ts'
import { parseSignalingMessage } from '../../shared/signaling/parseSignalingMessage.ts'
import {
  ensureSignaling,
  type SignalingErrorCode,
  signalingCodeOf,
} from '../../shared/signaling/signalingError.ts'
import { RELAY_REQUEST_BURST, RELAY_REQUESTS_PER_SECOND } from '../../shared/signaling/signalingLimits.ts'
import type { PublishMessage, SignalingMessage } from '../../shared/signaling/signalingMessage.ts'
import { TokenBucket } from '../../shared/signaling/tokenBucket.ts'
import { closeCodeOf } from './closeCodeOf.ts'
import type { OutgoingBudget } from './outgoingBudget.ts'
import type { ReasonedWebSocket } from './reasonedWebSocket.ts'
import type { RelayDesk } from './relay/relayDesk.ts'
import type { ServerLimits } from './serverLimits.ts'
import type { SignalingClock } from './signalingClock.ts'
import type { CountSignaling } from './signalingCount.ts'
import type { TopicBus, TopicSubscriber } from './topicBus.ts'

/** What all connections of one server share. */
export interface ConnectionContext {
  readonly bus: TopicBus
  readonly budget: OutgoingBudget
  readonly limits: ServerLimits
  readonly clock: SignalingClock
  readonly count: CountSignaling
  readonly onDelivered: (waitedMs: number) => void
  readonly relay: () => RelayDesk
}

const PONG = Buffer.from(encodeSignaling({ type: 'pong' }))

/**
 * One socket. Whatever is against the rules closes it with a reason. That includes the rate: y-webrtc sends nothing
 * twice, so a dropped offer would leave a pair half open and nobody would know, while a closed socket is seen at once,
 * and its client connects and announces itself anew. Clients pace themselves with the same TokenBucket and never get there.
 */
export class SignalingConnection implements TopicSubscriber {
  readonly #socket: ReasonedWebSocket
  readonly #context: ConnectionContext
  readonly #topics = new Set<string>()
  readonly #rate: TokenBucket
  readonly #changes: TokenBucket
  readonly #relays: TokenBucket
  #answered = true
  #ended = false

  constructor(socket: ReasonedWebSocket, context: ConnectionContext) {
    this.#socket = socket
    this.#context = context
    const { limits } = context
    const now = context.clock.now()
    this.#rate = new TokenBucket({ perSecond: limits.messagesPerSecond, burst: limits.messageBurst }, now)
    this.#changes = new TokenBucket(
      { perSecond: limits.topicChangesPerSecond, burst: limits.topicChangeBurst },
      now,
    )
    this.#relays = new TokenBucket({ perSecond: RELAY_REQUESTS_PER_SECOND, burst: RELAY_REQUEST_BURST }, now)
    socket.on('message', (data, isBinary) => this.#guard(() => this.#receive(data, isBinary)))
    socket.on('ping', () => this.#guard(() => this.#spend()))
    socket.on('pong', () => this.#guard(() => this.#hearPong()))
    socket.on('error', () => this.end(socket.libraryReason ?? 'SIG_FRAME'))
    socket.on('close', () => this.#leave())
  }

  deliver(frame: Buffer): void {
    if (this.#ended) return
    const { budget, count, clock, onDelivered } = this.#context
    if (this.#socket.bufferedAmount + frame.length > budget.perSocketBytes) {
      this.end('SIG_SLOW')
      return
    }
    const sinceMs = clock.now()
    budget.add(frame.length)
    this.#socket.send(frame, { binary: false }, error => {
      budget.remove(frame.length)
      count(error ? 'transport-error' : 'message-delivered')
      if (!error) onDelivered(clock.now() - sinceMs)
    })
  }

  /** Closes a socket that did not answer the last ping, and pings it otherwise. */
  checkAlive(): void {
    if (this.#ended) return
    if (this.#answered) this.#socket.ping()
    else this.end('SIG_IDLE')
    this.#answered = false
  }

  /** Leaves all topics at once and closes with a reason; the socket is destroyed when the other side does not answer. */
  end(code: SignalingErrorCode): void {
    if (this.#ended) return
    this.#leave()
    this.#context.count(code)
    this.#socket.close(closeCodeOf(code), code)
  }

  #guard(step: () => void): void {
    if (this.#ended) return
    try {
      step()
    } catch (error) {
      this.end(signalingCodeOf(error))
    }
  }

  #spend(): void {
    ensureSignaling(this.#rate.take(this.#context.clock.now()), 'SIG_RATE')
  }

  #hearPong(): void {
    this.#answered = true
    this.#spend()
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.#context.count('message-received')
    this.#spend()
    ensureSignaling(!isBinary, 'SIG_BINARY')
    this.#obey(parseSignalingMessage(data.toString()))
  }

  #obey(message: SignalingMessage): void {
    switch (message.type) {
      case 'subscribe':
        for (const topic of message.topics) this.#subscribe(topic)
        break
      case 'unsubscribe':
        for (const topic of message.topics) this.#part(topic)
        break
      case 'publish':
        this.#publish(message)
        break
      case 'ping':
        this.deliver(PONG)
        break
      case 'relay':
        this.#answerRelay(message.token)
    }
  }

  /** Whoever guesses tokens is closed for it soon, and an address has only so many sockets a second. */
  #answerRelay(token: string): void {
    const { clock, count, relay } = this.#context
    ensureSignaling(this.#relays.take(clock.now()), 'SIG_RATE')
    const answer = relay().answer(token)
    count(answer.type === 'relay' ? 'relay-given' : 'relay-refused')
    this.deliver(Buffer.from(encodeSignaling(answer)))
  }

  #subscribe(topic: string): void {
    if (this.#topics.has(topic)) return
    ensureSignaling(this.#topics.size < this.#context.limits.maxTopicsPerSocket, 'SIG_TOO_MANY_TOPICS')
    this.#spendChange()
    this.#context.bus.subscribe(topic, this)
    this.#topics.add(topic)
  }

  #part(topic: string): void {
    if (!this.#topics.has(topic)) return
    this.#spendChange()
    this.#unsubscribe(topic)
  }

  #spendChange(): void {
    ensureSignaling(this.#changes.take(this.#context.clock.now()), 'SIG_RATE')
  }

  #unsubscribe(topic: string): void {
    if (this.#topics.delete(topic)) this.#context.bus.unsubscribe(topic, this)
  }

  #publish(message: PublishMessage): void {
    ensureSignaling(this.#topics.has(message.topic), 'SIG_NOT_SUBSCRIBED')
    this.#context.bus.publish(message, this)
  }

  #leave(): void {
    this.#ended = true
    for (const topic of this.#topics) this.#unsubscribe(topic)
  }
}
