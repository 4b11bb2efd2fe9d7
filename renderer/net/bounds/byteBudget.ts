/** Bytes that may pass at once after a rest, and how many come back per second. */
export type ByteRate = { readonly burst: number; readonly perSecond: number }

/** What is left of a byte rate at a time in milliseconds. */
export class ByteBudget {
  readonly #rate: ByteRate
  #left: number
  #atMs: number

  constructor(rate: ByteRate, nowMs: number) {
    this.#rate = rate
    this.#left = rate.burst
    this.#atMs = nowMs
  }

  /** Takes so many bytes; false, and nothing is taken, when there are fewer. */
  take(bytes: number, nowMs: number): boolean {
    this.#refill(nowMs)
    if (this.#left < bytes) return false
    this.#left -= bytes
    return true
  }

  /** Milliseconds until so many bytes can be taken; 0 when they can now. */
  waitMs(bytes: number, nowMs: number): number {
    this.#refill(nowMs)
    return Math.max(0, Math.ceil(((bytes - this.#left) * 1000) / this.#rate.perSecond))
  }

  #refill(nowMs: number): void {
    // A clock that was set back must neither give nor take
    const elapsedMs = Math.max(0, nowMs - this.#atMs)
    this.#left = Math.min(this.#rate.burst, this.#left + (elapsedMs * this.#rate.perSecond) / 1000)
    this.#atMs = nowMs
  }
}
