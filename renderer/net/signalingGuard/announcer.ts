import type { Clock } from '../../../shared/ports/clock.ts'
import { GrowingPause, type Random } from '../time/growingPause.ts'
import { Timers } from '../time/timers.ts'

/** When a carrier announces itself. */
export type AnnouncerOptions = {
  readonly clock: Clock
  readonly random: Random
  /** Devices that may answer. */
  readonly others: number
  /** True while somebody is missing. */
  readonly needed: () => boolean
  readonly announce: () => void
}

const STABLE_MS = 30_000

/**
 * The longest wait before the first announce. Everybody who hears an announce answers, so a whole room that comes back at
 * once must spread over 3 seconds; two people cannot crowd each other, and should meet at once.
 */
export function joinSpreadMs(others: number): number {
  return Math.min(3_000, 300 * others)
}

/** Announces now and then while somebody is missing, with pauses that grow. */
export class Announcer {
  readonly #options: AnnouncerOptions
  readonly #timers: Timers
  readonly #pause: GrowingPause
  #dueAt = Number.POSITIVE_INFINITY

  constructor(options: AnnouncerOptions) {
    this.#options = options
    this.#timers = new Timers(options.clock)
    this.#pause = new GrowingPause(1_000, 30_000, options.random)
  }

  /** A server can be spoken to: announce soon, and start the pauses again. */
  hurry(): void {
    this.#pause.reset()
    this.#plan(Math.floor(this.#options.random() * joinSpreadMs(this.#options.others)))
  }

  /** A link was lost: announce again after the next pause. */
  again(): void {
    this.#timers.clear('stable')
    this.#plan(this.#pause.next())
  }

  /** A link was made; when all goes well for a while the pauses start small again. */
  linked(): void {
    this.#timers.set('stable', STABLE_MS, () => this.#pause.reset())
  }

  stop(): void {
    this.#timers.clearAll()
    this.#dueAt = Number.NEGATIVE_INFINITY
  }

  #plan(waitMs: number): void {
    const dueAt = this.#options.clock.now() + waitMs
    if (dueAt >= this.#dueAt) return
    this.#dueAt = dueAt
    this.#timers.set('announce', waitMs, () => this.#due())
  }

  #due(): void {
    this.#dueAt = Number.POSITIVE_INFINITY
    if (!this.#options.needed()) return
    this.#options.announce()
    this.#plan(this.#pause.next())
  }
}
