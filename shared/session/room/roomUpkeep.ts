import type { Clock } from '../../ports/clock.ts'
import { may } from '../../room/rules.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { renewEpoch } from './changeMembers.ts'
import type { RoomTurns } from './roomTurns.ts'

/** How often in ms a facilitator's device looks whether the epoch is due. */
const LOOK_EVERY = 60 * 60 * 1000
/** An epoch with too many records is renewed this long in ms after the last of them. */
const PAUSE = 1_000
/** An epoch is renewed after this many ms (PROTOCOL.md §4.3). */
const LIFETIME = 7 * 24 * 60 * 60 * 1000
/** An epoch is renewed after this many records (PROTOCOL.md §4.3). */
const RECORDS_MAX = 2_000

/** What a facilitator's device does by itself: an epoch does not grow old (PROTOCOL.md §4.3). */
export class RoomUpkeep {
  readonly #ledger: Ledger
  readonly #turns: RoomTurns
  readonly #clock: Clock
  readonly #title: () => string
  #records = 0
  #stopTimer: (() => void) | null = null

  constructor(ledger: Ledger, turns: RoomTurns, clock: Clock, title: () => string) {
    this.#ledger = ledger
    this.#turns = turns
    this.#clock = clock
    this.#title = title
  }

  /** The room is open: looks now and then. */
  start(): void {
    this.#lookIn(LOOK_EVERY)
  }

  /** The room is closed. */
  stop(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
  }

  /** A record was verified. */
  saw(): void {
    this.#records += 1
    if (this.#records >= RECORDS_MAX && this.#stopTimer !== null) this.#lookIn(PAUSE)
  }

  /** The room is in a new epoch. */
  turned(): void {
    this.#records = 0
  }

  #lookIn(milliseconds: number): void {
    this.#stopTimer?.()
    this.#stopTimer = this.#clock.after(milliseconds, () => {
      this.#lookIn(LOOK_EVERY)
      const { active, keys } = this.#ledger
      if (may(active.state, keys.device, 'rotate') && this.#isDue())
        this.#turns.issue(() => renewEpoch(this.#ledger, this.#title()))
    })
  }

  /** By this device's own clock and its own hello in this epoch: nobody else's clock is asked. */
  #isDue(): boolean {
    if (this.#records >= RECORDS_MAX) return true
    const { active, keys, records } = this.#ledger
    for (const { header } of records) {
      if (header.epoch !== active.id || header.author !== keys.device || header.type !== 'hello') continue
      return this.#clock.now() - header.at >= LIFETIME
    }
    return false
  }
}
