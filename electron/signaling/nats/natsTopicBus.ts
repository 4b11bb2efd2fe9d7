import { ensureSignaling } from '../../../shared/signaling/signalingError.ts'
import type { PublishMessage } from '../../../shared/signaling/signalingMessage.ts'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'
import type { SignalingClock } from '../signalingClock.ts'
import type { CountSignaling } from '../signalingCount.ts'
import type { TopicBus, TopicSubscriber } from '../topicBus.ts'
import type { NatsLimits } from './natsLimits.ts'
import type { NatsLink } from './natsLink.ts'
import { natsPayload, readNatsPayload } from './natsPayload.ts'
import { natsSubject } from './natsSubject.ts'

export interface NatsTopicBusOptions {
  /** Serves the sockets of this instance, whether NATS is there or not. */
  readonly local: TopicBus
  readonly link: NatsLink
  readonly limits: NatsLimits
  readonly maxMessageBytes: number
  readonly subjectPrefix: string
  readonly clock: SignalingClock
  readonly count: CountSignaling
}

/** The bus of several instances: core publish and subscribe of NATS around the local bus. Nothing is stored or said again. */
export class NatsTopicBus implements TopicBus {
  readonly #options: NatsTopicBusOptions
  readonly #total: TokenBucket
  /** Subjects of the topics that are followed. */
  readonly #subjects = new Map<string, string>()

  constructor(options: NatsTopicBusOptions) {
    this.#options = options
    this.#total = this.#bucket(options.limits.receivedPerSecond)
  }

  get topicCount(): number {
    return this.#options.local.topicCount
  }

  /**
   * As TopicBus says; a topic that NATS has no place for is refused (SIG_TOPIC_FULL) instead of served here alone, since half a
   * room would not know about the other.
   */
  subscribe(topic: string, subscriber: TopicSubscriber): boolean {
    const hasPlace = this.#subjects.has(topic) || this.#subjects.size < this.#options.limits.maxSubscriptions
    ensureSignaling(hasPlace, 'SIG_TOPIC_FULL')
    const isFirst = this.#options.local.subscribe(topic, subscriber)
    if (isFirst) this.#follow(topic)
    return isFirst
  }

  unsubscribe(topic: string, subscriber: TopicSubscriber): boolean {
    const isLast = this.#options.local.unsubscribe(topic, subscriber)
    const subject = isLast ? this.#subjects.get(topic) : undefined
    if (subject !== undefined) {
      this.#subjects.delete(topic)
      this.#options.link.unsubscribe(subject)
    }
    return isLast
  }

  publish(message: PublishMessage, sender?: TopicSubscriber): void {
    this.#options.local.publish(message, sender)
    const subject = this.#subjects.get(message.topic)
    if (subject !== undefined) this.#options.link.publish(subject, natsPayload(message))
  }

  #follow(topic: string): void {
    const { limits, link, subjectPrefix } = this.#options
    const subject = natsSubject(subjectPrefix, topic)
    const rate = this.#bucket(limits.receivedPerSecondPerTopic)
    this.#subjects.set(topic, subject)
    link.subscribe(subject, data => this.#hear(topic, rate, data))
  }

  /** Takes what another instance, or anybody with access to NATS, says; a client's limits hold for it. */
  #hear(topic: string, rate: TokenBucket, data: Uint8Array): void {
    const { local, count, maxMessageBytes, clock } = this.#options
    const now = clock.now()
    try {
      // The topic's own rate first: one flooded topic must not use up what all have together
      ensureSignaling(rate.take(now) && this.#total.take(now), 'SIG_RATE')
      local.publish(readNatsPayload(topic, data, maxMessageBytes))
      count('bus-received')
    } catch {
      // There is nobody to close: one refusal, whatever it was
      count('bus-refused')
    }
  }

  #bucket(perSecond: number): TokenBucket {
    return new TokenBucket({ perSecond, burst: 3 * perSecond }, this.#options.clock.now())
  }
}
