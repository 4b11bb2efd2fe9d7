import type { Clock } from '../../ports/clock.ts'

/** A computer's clock that differs by less than this many ms from that of whoever let it in is left as it is. */
const TOLERANCE = 10 * 60 * 1000

/** How far the room's time is ahead of this computer's, in ms, as the time in M4 tells; 0 when they are close (PROTOCOL.md §9.6). */
export function offsetOf(roomTime: number, now: number): number {
  const offset = roomTime - now
  return Math.abs(offset) < TOLERANCE ? 0 : offset
}

/** The room's time on this computer: its own clock and the offset that was found when it was let in, in ms (PROTOCOL.md §9.6). */
export function roomClock(clock: Clock, offset: number): Clock {
  return { now: () => clock.now() + offset, after: (milliseconds, run) => clock.after(milliseconds, run) }
}
