import type { Clock } from '../../shared/ports/clock.ts'

type Timer = { readonly at: number; readonly run: () => void }

/** A clock that goes on only by hand. */
export function handClock(start = 0): Clock & { pass(milliseconds: number): void; setTo(now: number): void } {
  let now = start
  const timers = new Set<Timer>()
  const due = (until: number) => [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
  return {
    now: () => now,
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    pass(milliseconds) {
      const end = now + milliseconds
      for (let next = due(end); next; next = due(end)) {
        timers.delete(next)
        now = next.at
        next.run()
      }
      now = end
    },
    setTo(time) {
      now = time
    },
  }
}
