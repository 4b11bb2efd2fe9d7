const BOUNDS_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** How long messages waited to be written, as a Prometheus histogram. */
export class DeliveryHistogram {
  readonly #counts = new Array<number>(BOUNDS_SECONDS.length + 1).fill(0)
  #sumSeconds = 0

  observe(waitedMs: number): void {
    const seconds = waitedMs / 1_000
    const found = BOUNDS_SECONDS.findIndex(bound => seconds <= bound)
    const index = found === -1 ? BOUNDS_SECONDS.length : found
    this.#counts[index] = (this.#counts[index] ?? 0) + 1
    this.#sumSeconds += seconds
  }

  lines(name: string): string[] {
    let total = 0
    const buckets = this.#counts.map((count, index) => {
      total += count
      return `${name}_bucket{le="${BOUNDS_SECONDS[index] ?? '+Inf'}"} ${total}`
    })
    return [...buckets, `${name}_sum ${this.#sumSeconds}`, `${name}_count ${total}`]
  }
}
