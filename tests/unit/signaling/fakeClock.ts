import type { SignalingClock } from '../../../electron/signaling/signalingClock.ts'

/** A clock that stands still until it is told to move. */
export class FakeClock implements SignalingClock {
  #nowMs = 0
  readonly #rounds = new Set<() => void>()

  now(): number {
    return this.#nowMs
  }

  every(_intervalMs: number, run: () => void): () => void {
    this.#rounds.add(run)
    return () => this.#rounds.delete(run)
  }

  advance(ms: number): void {
    this.#nowMs += ms
  }

  /** What happens once per ping interval. */
  makeRounds(): void {
    for (const run of this.#rounds) run()
  }
}
