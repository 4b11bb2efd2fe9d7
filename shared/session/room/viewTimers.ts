import type { Clock } from '../../ports/clock.ts'
import type { RoomId } from '../../room/ids.ts'

/** Views are sent at most this often, in ms, for each room. */
const VIEW_PAUSE = 20

/** Gathers the changes of each room for 20 ms, so that many at once make one view. It raises no ErrorCode. */
export class ViewTimers {
  readonly #clock: Clock
  readonly #due: (room: RoomId) => void
  readonly #stops = new Map<RoomId, () => void>()

  constructor(clock: Clock, due: (room: RoomId) => void) {
    this.#clock = clock
    this.#due = due
  }

  /** A room changed: its view is due a little later. */
  changed(room: RoomId): void {
    if (this.#stops.has(room)) return
    const stop = this.#clock.after(VIEW_PAUSE, () => {
      this.#stops.delete(room)
      this.#due(room)
    })
    this.#stops.set(room, stop)
  }

  /** The room is gone: no view of it is due. */
  forget(room: RoomId): void {
    this.#stops.get(room)?.()
    this.#stops.delete(room)
  }

  /** Nothing is due any more. */
  stop(): void {
    for (const stop of this.#stops.values()) stop()
  }
}
