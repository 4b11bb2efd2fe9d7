import { encodeSignaling } from '../../shared/signaling/encodeSignaling.ts'
import { ensureSignaling } from '../../shared/signaling/signalingError.ts'
import type { PublishMessage } from '../../shared/signaling/signalingMessage.ts'
import type { TopicBus, TopicSubscriber } from './topicBus.ts'

/** The bus of a single server: a map in memory, from which a topic goes with its last subscriber. */
export class LocalTopicBus implements TopicBus {
  readonly #maxSubscribers: number
  readonly #topics = new Map<string, Set<TopicSubscriber>>()

  constructor(maxSubscribersPerTopic: number) {
    this.#maxSubscribers = maxSubscribersPerTopic
  }

  get topicCount(): number {
    return this.#topics.size
  }

  subscribe(topic: string, subscriber: TopicSubscriber): boolean {
    const subscribers = this.#topics.get(topic)
    if (subscribers === undefined) {
      this.#topics.set(topic, new Set([subscriber]))
      return true
    }
    ensureSignaling(subscribers.has(subscriber) || subscribers.size < this.#maxSubscribers, 'SIG_TOPIC_FULL')
    subscribers.add(subscriber)
    return false
  }

  unsubscribe(topic: string, subscriber: TopicSubscriber): boolean {
    const subscribers = this.#topics.get(topic)
    if (!subscribers?.delete(subscriber) || subscribers.size > 0) return false
    return this.#topics.delete(topic)
  }

  publish(message: PublishMessage, sender?: TopicSubscriber): void {
    const subscribers = this.#topics.get(message.topic)
    if (subscribers === undefined) return
    const frame = Buffer.from(encodeSignaling(message))
    for (const subscriber of subscribers) if (subscriber !== sender) subscriber.deliver(frame)
  }
}
