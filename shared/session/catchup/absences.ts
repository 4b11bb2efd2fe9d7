import type { Clock } from '../../ports/clock.ts'
import type { Member } from '../../room/epoch/member.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Whoever was not met for so many ms may have gone on without this device. */
const MISSED = 60_000
/** A device that does not answer is asked after this many ms, then after twice as many, at most every 15 minutes. */
const ASK_PAUSE = 15_000
const ASK_PAUSE_MAX = 15 * 60 * 1000
/** Whoever was asked may want to ask back: she is listened to for so many ms. */
const ASK_BACK = 2 * 60 * 1000

/** What is needed to know who is missing. */
export type AbsenceParts = {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly isLinked: (device: DeviceId) => boolean
}

type Absence = {
  since: number | null
  isWanted: boolean
  askAt: number
  pause: number
  meetUntil: number
  askedAt: number
}

/** Whom this device has not met for a while, who has something that it lacks, and when to ask them (PROTOCOL.md §4.6). */
export class Absences {
  readonly #parts: AbsenceParts
  readonly #byDevice = new Map<DeviceId, Absence>()

  constructor(parts: AbsenceParts) {
    this.#parts = parts
  }

  /** Looks who is linked and who is not. */
  count(): void {
    const { clock, isLinked } = this.#parts
    const others = this.#others()
    for (const device of [...this.#byDevice.keys()])
      if (!others.includes(device)) this.#byDevice.delete(device)
    for (const device of others) {
      const absence = this.#of(device)
      if (isLinked(device)) absence.since = null
      else absence.since ??= clock.now()
      const isOver = absence.since === null && !absence.isWanted && absence.meetUntil <= clock.now()
      if (isOver) this.#byDevice.delete(device)
    }
  }

  /** A device has something that this one lacks; false when that was known, or she is nobody to ask. */
  want(device: DeviceId): boolean {
    if (!this.#others().includes(device)) return false
    const absence = this.#of(device)
    if (absence.isWanted) return false
    absence.isWanted = true
    absence.pause = ASK_PAUSE
    absence.askAt = Math.min(absence.askAt, this.#parts.clock.now() + ASK_PAUSE)
    return true
  }

  /** A server is there again: whoever was not reached may be now. */
  hurry(): void {
    for (const device of this.#byDevice.keys()) this.hurryOne(device)
  }

  /** She was heard just now: if she is to be asked, then soon. */
  hurryOne(device: DeviceId): void {
    const absence = this.#byDevice.get(device)
    if (absence === undefined) return
    absence.pause = ASK_PAUSE
    absence.askAt = Math.min(absence.askAt, Math.max(this.#parts.clock.now(), absence.askedAt + ASK_PAUSE))
  }

  /** She has told what she knows. */
  answered(device: DeviceId): void {
    const absence = this.#byDevice.get(device)
    if (absence !== undefined) absence.isWanted = false
  }

  /** Everybody forgets: the room is closed. */
  clear(): void {
    this.#byDevice.clear()
  }

  /** Whoever is to be met on a topic of two: the missing, and those who have said no hello where this device is. Facilitators come first. */
  missing(): DeviceId[] {
    return this.#others().filter(
      device => this.#isMissed(device) || this.#isAway(device) || this.#isAskedLately(device),
    )
  }

  /** True when a missing device is to be asked now; the next time comes later each time. */
  isTimeToAsk(device: DeviceId): boolean {
    const now = this.#parts.clock.now()
    if (!this.#isMissed(device)) return false
    const absence = this.#of(device)
    if (now < absence.askAt) return false
    absence.askedAt = now
    absence.askAt = now + absence.pause
    absence.meetUntil = now + ASK_BACK
    absence.pause = Math.min(2 * absence.pause, this.#isUrgent() ? ASK_PAUSE : ASK_PAUSE_MAX)
    return true
  }

  #isMissed(device: DeviceId): boolean {
    const absence = this.#byDevice.get(device)
    const isRemoved = this.#parts.ledger.epochBook.standing === 'removed'
    if (isRemoved || this.#isUrgent() || absence?.isWanted) return true
    const since = absence?.since ?? null
    return since !== null && this.#parts.clock.now() - since >= MISSED
  }

  #isAskedLately(device: DeviceId): boolean {
    return (this.#byDevice.get(device)?.meetUntil ?? 0) > this.#parts.clock.now()
  }

  /** Nothing can be written before this is cleared up. */
  #isUrgent(): boolean {
    const { standing, isBehind } = this.#parts.ledger.epochBook
    return standing === 'securing' || (standing === 'in' && isBehind)
  }

  #of(device: DeviceId): Absence {
    const known = this.#byDevice.get(device)
    if (known !== undefined) return known
    const absence = { since: null, isWanted: false, askAt: 0, pause: ASK_PAUSE, meetUntil: 0, askedAt: 0 }
    this.#byDevice.set(device, absence)
    return absence
  }

  /** Facilitators first: they know every change. One that was taken out asks whoever was there with her. */
  #others(): DeviceId[] {
    const { epochBook, active, keys } = this.#parts.ledger
    const members = epochBook.standing === 'removed' ? active.state.members : epochBook.members
    const rank = ({ role }: Member) => (role === 'facilitator' ? 0 : 1)
    return members
      .filter(({ device }) => device !== keys.device)
      .sort((a, b) => rank(a) - rank(b))
      .map(({ device }) => device)
  }

  /** Whoever has said no hello in the active epoch does not know of it, as far as this device can tell. */
  #isAway(device: DeviceId): boolean {
    const { acquaintances, active } = this.#parts.ledger
    return acquaintances.helloAt(active.id, device) === undefined
  }
}
