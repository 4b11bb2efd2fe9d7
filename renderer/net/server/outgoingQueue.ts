import type { Topic } from '../../../shared/ports/transport.ts'
import { MAX_SIGNALING_MESSAGE_BYTES } from '../../../shared/signaling/signalingLimits.ts'

/** A payload that waits to be published. `owner` is whoever may take it back; only a `kept` one waits for a socket. */
export type Outgoing = {
  readonly owner: object
  readonly topic: Topic
  readonly data: string
  readonly kept: boolean
}

const MOST = 512

/** Payloads on their way to one server, in order and bounded. */
export class OutgoingQueue {
  #items: Outgoing[] = []

  /** False when it does not fit. What waits already is not taken twice: reminders repeat the same bytes for as long as nobody answers. */
  push(item: Outgoing): boolean {
    if (this.#items.some(other => isSame(other, item))) return true
    if (this.#items.length >= MOST || item.data.length > MAX_SIGNALING_MESSAGE_BYTES - 128) return false
    this.#items.push(item)
    return true
  }

  shift(): Outgoing | undefined {
    return this.#items.shift()
  }

  get empty(): boolean {
    return this.#items.length === 0
  }

  /** Forgets all that `owner` wanted to say, or what it wanted to say on topics it has left. */
  forget(owner: object, except: readonly Topic[] = []): void {
    this.#items = this.#items.filter(item => item.owner !== owner || except.includes(item.topic))
  }

  /** Forgets what does not wait for a socket. */
  forgetVolatile(): void {
    this.#items = this.#items.filter(item => item.kept)
  }
}

function isSame(one: Outgoing, other: Outgoing): boolean {
  return one.data === other.data && one.topic === other.topic && one.owner === other.owner
}
