import type { Clock } from '../../../shared/ports/clock.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import { encodeSignaling } from '../../../shared/signaling/encodeSignaling.ts'
import type { SignalingMessage } from '../../../shared/signaling/signalingMessage.ts'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'
import { type Outgoing, OutgoingQueue } from './outgoingQueue.ts'
import type { SocketLike } from './socketLike.ts'

// Slower than a server allows, so that an honest client is never closed for its rate
const SENDING = { perSecond: 16, burst: 48 }

/** What is said to one server, no faster than it allows; what is to be published waits its turn, some of it also for a connection. */
export class ServerSender {
  readonly #clock: Clock
  readonly #queue = new OutgoingQueue()
  #socket: SocketLike | null = null
  #rate: TokenBucket
  #stop: (() => void) | null = null

  constructor(clock: Clock) {
    this.#clock = clock
    this.#rate = new TokenBucket(SENDING, clock.now())
  }

  /** A connection is open; what waits is published by `pump`. */
  opened(socket: SocketLike): void {
    this.#socket = socket
    this.#rate = new TokenBucket(SENDING, this.#clock.now())
  }

  /** The connection is gone, and all that does not wait for another. */
  closed(): void {
    this.#socket = null
    this.#queue.forgetVolatile()
    this.#stop?.()
    this.#stop = null
  }

  /** Publishes as soon as the rate allows; without a connection only a kept payload waits. False when it does not fit. */
  publish(item: Outgoing): boolean {
    if (!this.#socket && !item.kept) return true
    const fits = this.#queue.push(item)
    this.pump()
    return fits
  }

  /** Takes back what `owner` has not published yet, but for the named topics. */
  forget(owner: object, except?: readonly Topic[]): void {
    this.#queue.forget(owner, except)
  }

  /** Says something at once. */
  send(message: SignalingMessage): void {
    this.#rate.take(this.#clock.now())
    this.#socket?.send(encodeSignaling(message))
  }

  /** Joins or leaves topics; nothing is said where there are none. */
  sendTopics(type: 'subscribe' | 'unsubscribe', topics: readonly Topic[]): void {
    if (topics.length > 0) this.send({ type, topics })
  }

  /** Publishes what waits, as far as the rate allows, and the rest when it does. */
  pump(): void {
    this.#stop?.()
    this.#stop = null
    while (this.#socket && !this.#queue.empty) {
      const waitMs = this.#rate.waitMs(this.#clock.now())
      if (waitMs > 0) {
        this.#stop = this.#clock.after(waitMs, () => this.pump())
        return
      }
      const item = this.#queue.shift()
      if (item) this.send({ type: 'publish', topic: item.topic, data: item.data })
    }
  }
}
