import type { ServerLimits } from './serverLimits.ts'

/** Bytes that all sockets together have not read yet; over the total, each socket is allowed less. */
export class OutgoingBudget {
  readonly #limits: ServerLimits
  #queuedBytes = 0

  constructor(limits: ServerLimits) {
    this.#limits = limits
  }

  get queuedBytes(): number {
    return this.#queuedBytes
  }

  /** Unread bytes that one socket may have now. */
  get perSocketBytes(): number {
    const { maxQueuedBytesTotal, maxQueuedBytesPerSocket, maxQueuedBytesUnderPressure } = this.#limits
    return this.#queuedBytes > maxQueuedBytesTotal ? maxQueuedBytesUnderPressure : maxQueuedBytesPerSocket
  }

  add(bytes: number): void {
    this.#queuedBytes += bytes
  }

  remove(bytes: number): void {
    this.#queuedBytes -= bytes
  }
}
