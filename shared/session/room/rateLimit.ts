/** A bucket of tokens: `burst` at once, then `perSecond`. Time is an argument in ms. */
export class RateLimit {
  readonly #burst: number
  readonly #perSecond: number
  #tokens: number
  #at: number

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#tokens = burst
    this.#at = now
  }

  /** Takes one token if there is one. */
  take(now: number): boolean {
    this.#refill(now)
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  /** Takes one token, on credit if there is none. */
  spend(now: number): void {
    this.#refill(now)
    this.#tokens -= 1
  }

  /** Ms until a token is there; 0 when one is. */
  wait(now: number): number {
    this.#refill(now)
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / this.#perSecond) * 1000)
  }

  #refill(now: number): void {
    const passed = Math.max(0, now - this.#at)
    this.#tokens = Math.min(this.#burst, this.#tokens + (passed / 1000) * this.#perSecond)
    this.#at = now
  }
}
