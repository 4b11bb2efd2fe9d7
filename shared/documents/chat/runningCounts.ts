/** Numbers in a row with the sum of those before any of them, both changed and read in logarithmic time (a Fenwick tree). */
export class RunningCounts {
  #sums: number[] = [0]

  /** Starts over with these numbers. */
  reset(counts: readonly number[]): void {
    this.#sums = [0, ...counts]
    for (let at = 1; at < this.#sums.length; at++) {
      const above = at + (at & -at)
      if (above < this.#sums.length) this.#sums[above] = this.#at(above) + this.#at(at)
    }
  }

  /** Adds one to the number at an index. */
  count(index: number): void {
    for (let at = index + 1; at < this.#sums.length; at += at & -at) this.#sums[at] = this.#at(at) + 1
  }

  /** The sum of all numbers before an index. */
  before(index: number): number {
    let sum = 0
    for (let at = index; at > 0; at -= at & -at) sum += this.#at(at)
    return sum
  }

  #at(index: number): number {
    return this.#sums[index] ?? 0
  }
}
