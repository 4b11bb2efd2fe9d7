import type { PublishMessage } from '../../shared/signaling/signalingMessage.ts'

/** One who hears a topic: a socket of this server. */
export interface TopicSubscriber {
  /** Takes one encoded message, which is shared by all who hear it and must not be changed. */
  deliver(frame: Buffer): void
}

/**
 * Carries publications to the subscribers of a topic. A bus that spans several servers wraps the local one: it joins the
 * remote subject when `subscribe` returns true, leaves it when `unsubscribe` does, and calls `publish` without a sender
 * for what comes from elsewhere.
 */
export interface TopicBus {
  /** True when this is the first subscriber of the topic here; raises SIG_TOPIC_FULL. */
  subscribe(topic: string, subscriber: TopicSubscriber): boolean
  /** True when the topic has no subscriber here any more. */
  unsubscribe(topic: string, subscriber: TopicSubscriber): boolean
  /** Delivers to all subscribers but the sender. */
  publish(message: PublishMessage, sender?: TopicSubscriber): void
  /** Number of topics that have a subscriber. */
  readonly topicCount: number
}
