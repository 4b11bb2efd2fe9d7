/**
 * Bytes on their way to a NATS server that it has not confirmed. The library queues without a bound for a server that does not
 * read, so each batch is followed by a ping, and what is not answered for counts.
 */
export class SendWindow {
  readonly #maxBytes: number
  readonly #flush: () => Promise<void>
  #bytes = 0
  #asking = false

  constructor(maxBytes: number, flush: () => Promise<void>) {
    this.#maxBytes = maxBytes
    this.#flush = flush
  }

  get bytes(): number {
    return this.#bytes
  }

  /** False when there is no room for so many bytes. */
  take(bytes: number): boolean {
    if (this.#bytes + bytes > this.#maxBytes) return false
    this.#bytes += bytes
    return true
  }

  /** To be called after what was taken for is sent. */
  confirm(): void {
    if (this.#asking || this.#bytes === 0) return
    const covered = this.#bytes
    this.#asking = true
    this.#flush().then(
      () => {
        this.#bytes -= covered
        this.#asking = false
        this.confirm()
      },
      // The connection is gone, and this window with it
      () => undefined,
    )
  }
}
