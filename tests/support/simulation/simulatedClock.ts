import type { Clock } from '../../../shared/ports/clock.ts'

type Timer = { readonly at: number; readonly order: number; readonly run: () => void }

/** A clock that moves only when told: timers run in order of their time, then of their making. */
export class SimulatedClock implements Clock {
  #now: number
  #made = 0
  #timers: Timer[] = []

  constructor(start = Date.UTC(2026, 0, 15, 12)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  after(milliseconds: number, run: () => void): () => void {
    this.#made += 1
    const timer = { at: this.#now + milliseconds, order: this.#made, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer)
    }
  }

  /** Moves time on by so many ms, running everything that comes due. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds
    for (let next = this.#nextBefore(end); next !== undefined; next = this.#nextBefore(end)) {
      this.#timers = this.#timers.filter(timer => timer !== next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
    this.#now = end
  }

  /** Every computer sleeps for so many ms: what would have come due in between comes due afterwards. */
  sleep(milliseconds: number): void {
    this.#now += milliseconds
  }

  #nextBefore(end: number): Timer | undefined {
    const due = this.#timers.filter(timer => timer.at <= end)
    return due.sort((a, b) => a.at - b.at || a.order - b.order)[0]
  }
}
