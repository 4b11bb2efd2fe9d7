import { GrowingPause, type Random } from '../time/growingPause.ts'

/** A server that broke many rules is left alone for 2 s at first, at most for 10 min, as a device is (PROTOCOL.md §6.1, §6.4). */
const AWAY_MS = 2_000
const AWAY_MAX_MS = 10 * 60_000

/** How long one server is not tried again: after a connection was lost, or after it was left for what it said. */
export class ServerPauses {
  readonly #lost: GrowingPause
  readonly #left: GrowingPause

  constructor(random: Random) {
    this.#lost = new GrowingPause(500, 5_000, random)
    this.#left = new GrowingPause(AWAY_MS, AWAY_MAX_MS, random)
  }

  /** Milliseconds of the next pause. */
  next(wasLeft: boolean): number {
    return wasLeft ? this.#left.next() : this.#lost.next()
  }

  /** A connection has lasted: pauses begin anew. */
  reset(): void {
    this.#lost.reset()
    this.#left.reset()
  }
}
