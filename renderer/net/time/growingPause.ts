/** A source of numbers from 0 up to but not including 1. */
export type Random = () => number

/** Pauses that double from the first to the most, each spread from half to one and a half of itself. */
export class GrowingPause {
  readonly #firstMs: number
  readonly #mostMs: number
  readonly #random: Random
  #tries = 0

  constructor(firstMs: number, mostMs: number, random: Random) {
    this.#firstMs = firstMs
    this.#mostMs = mostMs
    this.#random = random
  }

  /** Milliseconds of the next pause. */
  next(): number {
    const whole = Math.min(this.#mostMs, this.#firstMs * 2 ** this.#tries)
    this.#tries = Math.min(this.#tries + 1, 30)
    return Math.round(whole * (0.5 + this.#random()))
  }

  reset(): void {
    this.#tries = 0
  }
}
