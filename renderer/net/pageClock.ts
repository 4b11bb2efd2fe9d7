import type { Clock } from '../../shared/ports/clock.ts'

/** The page's own time: it starts at the time of day, and never runs backwards. */
export const pageClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}
