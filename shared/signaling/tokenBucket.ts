/** A rate: tokens that come back per second, and the most that can be saved up. */
export interface TokenRate {
  readonly perSecond: number
  readonly burst: number
}

/** Tokens left at a time in milliseconds of any clock that does not run backwards. */
export class TokenBucket {
  readonly #rate: TokenRate
  #tokens: number
  #atMs: number

  constructor(rate: TokenRate, nowMs: number) {
    this.#rate = rate
    this.#tokens = rate.burst
    this.#atMs = nowMs
  }

  /** Takes one token; false when there is none. */
  take(nowMs: number): boolean {
    this.#refill(nowMs)
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  /** Milliseconds until `take` can succeed; 0 when it can now. A client that waits so long is never closed. */
  waitMs(nowMs: number): number {
    this.#refill(nowMs)
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) * 1000) / this.#rate.perSecond)
  }

  /** True when nothing was taken for so long that the bucket may be forgotten. */
  isFull(nowMs: number): boolean {
    this.#refill(nowMs)
    return this.#tokens === this.#rate.burst
  }

  #refill(nowMs: number): void {
    const elapsedMs = Math.max(0, nowMs - this.#atMs)
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + (elapsedMs * this.#rate.perSecond) / 1000)
    this.#atMs = Math.max(this.#atMs, nowMs)
  }
}
