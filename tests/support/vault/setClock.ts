import type { Clock } from '../../../shared/ports/clock.ts'

/** A clock that stands until it is set; a vault starts no timers. */
export class SetClock implements Clock {
  time = Date.UTC(2026, 4, 1)

  now(): number {
    return this.time
  }

  after(): () => void {
    throw new Error('a vault starts no timers')
  }
}
