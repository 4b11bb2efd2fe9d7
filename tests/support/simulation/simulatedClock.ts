import type { Clock } from '../../../shared/ports/clock.ts'

type Timer = { readonly at: number; readonly order: number; run: (() => void) | null }

/** A clock that moves only when told: timers run in order of their time, then of their making. */
export class SimulatedClock implements Clock {
  #now: number
  #made = 0
  /** A heap: no timer is due before the one at half its place. */
  readonly #timers: Timer[] = []

  constructor(start = Date.UTC(2026, 0, 15, 12)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  after(milliseconds: number, run: () => void): () => void {
    this.#made += 1
    const timer: Timer = { at: this.#now + milliseconds, order: this.#made, run }
    this.#push(timer)
    return () => {
      timer.run = null
    }
  }

  /** Moves time on by so many ms, running everything that comes due. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds
    for (let next = this.#timers[0]; next !== undefined && next.at <= end; next = this.#timers[0]) {
      this.#shift()
      const { run } = next
      // called off
      if (run === null) continue
      this.#now = Math.max(this.#now, next.at)
      run()
    }
    this.#now = end
  }

  /** Every computer sleeps for so many ms: what would have come due in between comes due afterwards. */
  sleep(milliseconds: number): void {
    this.#now += milliseconds
  }

  #push(timer: Timer): void {
    let at = this.#timers.push(timer) - 1
    for (let parent = (at - 1) >> 1; at > 0 && this.#swapIfLater(parent, at); parent = (at - 1) >> 1)
      at = parent
  }

  #shift(): void {
    const last = this.#timers.pop()
    if (last === undefined || this.#timers.length === 0) return
    this.#timers[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const child = this.#isLater(left, right) ? right : left
      if (!this.#swapIfLater(at, child)) return
      at = child
    }
  }

  #swapIfLater(first: number, second: number): boolean {
    const [one, other] = [this.#timers[first], this.#timers[second]]
    if (one === undefined || other === undefined || !this.#isLater(first, second)) return false
    this.#timers[first] = other
    this.#timers[second] = one
    return true
  }

  #isLater(first: number, second: number): boolean {
    const [one, other] = [this.#timers[first], this.#timers[second]]
    if (one === undefined || other === undefined) return false
    return one.at > other.at || (one.at === other.at && one.order > other.order)
  }
}
