import type { Clock } from '../../shared/ports/clock.ts'

/** The clock of this computer. */
export const systemClock: Clock = {
  now: Date.now,
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}
