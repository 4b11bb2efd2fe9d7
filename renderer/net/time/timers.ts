import type { Clock } from '../../../shared/ports/clock.ts'

/** Named one-shot timers that can be called off together. */
export class Timers {
  readonly #clock: Clock
  readonly #running = new Map<string, () => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Runs once after `milliseconds`; a running timer of this name is replaced. */
  set(name: string, milliseconds: number, run: () => void): void {
    this.clear(name)
    const stop = this.#clock.after(milliseconds, () => {
      this.#running.delete(name)
      run()
    })
    this.#running.set(name, stop)
  }

  has(name: string): boolean {
    return this.#running.has(name)
  }

  clear(name: string): void {
    this.#running.get(name)?.()
    this.#running.delete(name)
  }

  clearAll(): void {
    for (const name of [...this.#running.keys()]) this.clear(name)
  }
}
