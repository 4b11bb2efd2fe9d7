import type { Clock } from '../../shared/ports/clock.ts'

/** The page's own time. */
export const pageClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}
