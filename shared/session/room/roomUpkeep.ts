import { randomBytes } from '../../crypto/random.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DeviceId } from '../../room/ids.ts'
import { roleMay } from '../../room/rules.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RoomChange } from './issueNext.ts'

/** How often in ms a facilitator's device looks whether the epoch is due. */
const LOOK_EVERY = 60 * 60 * 1000
/** Whatever is due is done so many ms later: more of it may be on its way. */
const PAUSE = 1_000
/** An epoch is renewed after this many ms (PROTOCOL.md §4.3). */
const LIFETIME = 7 * 24 * 60 * 60 * 1000
/** An epoch is renewed after this many records (PROTOCOL.md §4.3). */
const RECORDS_MAX = 2_000
/** Facilitators who are not first wait up to so many ms, so that one acts and not all (PROTOCOL.md §4.3). */
const TURN_MAX = 10 * 60 * 1000
/** For each who comes before, a facilitator waits up to so many ms more before she brings branches together (PROTOCOL.md §4.7). */
const MERGE_STEP = 30_000
/** An epoch that nobody hands the key of is left aside after so many ms (PROTOCOL.md §4.7). */
const STRANDED = 60_000

/** What upkeep needs of its room. */
export type UpkeepParts = {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly isLinked: (device: DeviceId) => boolean
  readonly issue: (change: RoomChange) => void
}

/** What a facilitator's device does by itself: an epoch does not grow old, whoever left is taken out, branches come together (PROTOCOL.md §4.3, §4.7). */
export class RoomUpkeep {
  readonly #parts: UpkeepParts
  readonly #left = new Set<DeviceId>()
  #records = 0
  #isOpen = false
  #stopTimer: (() => void) | null = null
  #dueAt: number | null = null
  #due: string | null = null

  constructor(parts: UpkeepParts) {
    this.#parts = parts
  }

  /** The room is open: looks now and then. */
  start(): void {
    this.#isOpen = true
    this.look()
  }

  /** The room is closed. */
  stop(): void {
    this.#isOpen = false
    this.#stopTimer?.()
    this.#stopTimer = null
    this.#due = null
  }

  /** A record was verified. */
  saw(): void {
    this.#records += 1
    if (this.#records === RECORDS_MAX || this.#parts.ledger.isCrowded) this.look()
  }

  /** A member said that she leaves for good. */
  sawLeave(device: DeviceId): void {
    this.#left.add(device)
    this.look()
  }

  /** True once a member said that she leaves for good. */
  hasLeft(device: DeviceId): boolean {
    return this.#left.has(device)
  }

  /** The room is in a new epoch. */
  turned(): void {
    this.#records = 0
    this.look()
  }

  /** Does what is due, now if it is this device's turn. */
  look(): void {
    if (!this.#isOpen) return
    const { clock } = this.#parts
    const change = this.#change()
    this.#stopTimer?.()
    const now = clock.now()
    const due = change === null ? null : this.#nameOf(change)
    if (due !== this.#due) this.#dueAt = now + this.#delay(change)
    this.#due = due
    const wait = due === null ? LOOK_EVERY : Math.max(0, (this.#dueAt ?? now) - now)
    this.#stopTimer = clock.after(wait, () => this.#act())
  }

  #act(): void {
    const change = this.#change()
    const isDue = change !== null && this.#due === this.#nameOf(change)
    // what could not be done is not tried again at once
    this.#due = null
    if (isDue) this.#parts.issue(change)
    this.look()
  }

  #change(): RoomChange | null {
    const { epochBook } = this.#parts.ledger
    if (!roleMay(epochBook.role, 'rotate') || epochBook.active.state.policy.ended) return null
    const gone = epochBook.reachable.map(({ device }) => device).filter(device => this.#left.has(device))
    if (gone.length > 0) return { type: 'remove', devices: gone }
    if (epochBook.needsMerge || epochBook.isStranded) return { type: 'renew' }
    return epochBook.standing === 'in' && this.#isOld() ? { type: 'renew' } : null
  }

  /** What is due counts as the same as long as the epochs it follows are the same. */
  #nameOf(change: RoomChange): string {
    const devices = change.type === 'remove' ? change.devices : []
    return [change.type, ...devices, ...this.#parts.ledger.epochBook.parents.map(({ id }) => id)].join(' ')
  }

  /** The most senior acts first: of all for branches, else of those who are here. */
  #delay(change: RoomChange | null): number {
    const { ledger, isLinked } = this.#parts
    const { epochBook, keys } = ledger
    const facilitators = epochBook.members
      .filter(({ role, device }) => role === 'facilitator' && !this.#left.has(device))
      .sort((a, b) => a.seniority - b.seniority || (a.device < b.device ? -1 : 1))
    const before = facilitators.slice(
      0,
      facilitators.findIndex(({ device }) => device === keys.device),
    )
    if (change?.type === 'renew' && (epochBook.needsMerge || epochBook.isStranded)) {
      const least = epochBook.isStranded ? STRANDED : PAUSE
      return least + Math.round(before.length * randomFraction() * MERGE_STEP)
    }
    return before.some(({ device }) => isLinked(device))
      ? PAUSE + Math.round(randomFraction() * TURN_MAX)
      : PAUSE
  }

  /** By this device's own clock and its own hello in this epoch: nobody else's clock is asked. */
  #isOld(): boolean {
    const { ledger, clock } = this.#parts
    if (this.#records >= RECORDS_MAX || ledger.isCrowded) return true
    const { active, keys } = ledger
    const saidAt = ledger.acquaintances.helloAt(active.id, keys.device)
    return saidAt !== undefined && clock.now() - saidAt >= LIFETIME
  }
}

/** 0 to 1. */
function randomFraction(): number {
  const [high = 0, low = 0] = randomBytes(2)
  return (high * 256 + low) / 65_536
}
