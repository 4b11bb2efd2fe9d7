import type { Clock } from '../../ports/clock.ts'
import type { Topic, Transport } from '../../ports/transport.ts'

/** Messages are repeated this often in ms, since signalling may lose them. */
const REMIND_EVERY = 2_000

/** One bare topic of an invitation: opened, listened to, and poked every two seconds, until it is closed. */
export class InvitationTopic {
  readonly topic: Topic
  readonly #transport: Transport
  readonly #clock: Clock
  #stopTimer: (() => void) | null = null

  constructor(topic: Topic, transport: Transport, clock: Clock) {
    this.topic = topic
    this.#transport = transport
    this.#clock = clock
  }

  /** Listens on the topic and calls `tick` now and then. */
  open(servers: readonly string[], tick: () => void): void {
    this.#transport.openTopic(this.topic, servers)
    const wake = () => {
      this.#stopTimer = this.#clock.after(REMIND_EVERY, wake)
      tick()
    }
    this.#stopTimer = this.#clock.after(REMIND_EVERY, wake)
  }

  /** Publishes sealed messages in order. */
  publish(messages: readonly Uint8Array[]): void {
    for (const message of messages) this.#transport.publishTopic(this.topic, message)
  }

  /** Stops listening; nothing is published afterwards. */
  close(): void {
    if (this.#stopTimer === null) return
    this.#stopTimer()
    this.#stopTimer = null
    this.#transport.closeTopic(this.topic)
  }
}
