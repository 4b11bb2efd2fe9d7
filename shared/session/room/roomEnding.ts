import type { Clock } from '../../ports/clock.ts'
import type { Member } from '../../room/epoch/member.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Replication } from '../replication/replication.ts'

/** The room's end waits so many ms for somebody to confirm this device's last word. */
const LAST_WORD = 30_000
/** Whoever leaves for good waits so many ms for the others to hear of it. */
const FAREWELL = 3_000

/** How a room ended on this device: for all, or for this device alone. */
export type RoomOver = 'ended' | 'left'

/** What an ending needs of its room. */
export type EndingParts = {
  readonly ledger: Ledger
  readonly replication: Replication
  readonly clock: Clock
  /** Called once: the keys of the room are to be destroyed. */
  readonly over: (how: RoomOver) => void
}

/** The last moments of a room: what must still be said, and then nothing is left of it (PROTOCOL.md §4.8). */
export class RoomEnding {
  readonly #parts: EndingParts
  #lastWord: OpenedRecord | null = null
  #how: RoomOver | null = null
  #isOver = false
  #stopTimer: (() => void) | null = null

  constructor(parts: EndingParts) {
    this.#parts = parts
  }

  /** This device leaves for good, and has said so. */
  leave(word: OpenedRecord): void {
    this.#begin('left', word, FAREWELL)
  }

  /** Something changed: an ended room ends here once its end was confirmed, at the ender's once everybody has confirmed it. */
  look(): void {
    const { ledger } = this.#parts
    const { active, epochBook } = ledger
    if (active.state.policy.ended && epochBook.standing === 'in') this.#lookAtEnd()
    if (this.#how === 'left' && this.#isHeard()) this.#finish('left')
  }

  /** The members who have not said hello in the epoch that ended the room; null while it has not ended, or was ended by another. */
  missing(): Member[] | null {
    const { active, keys } = this.#parts.ledger
    if (!active.state.policy.ended || active.issuer !== keys.device) return null
    return active.state.members.filter(({ device }) => device !== keys.device && !this.#confirmed(device))
  }

  /** The room is closed: nothing more is waited for. */
  stop(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
  }

  #lookAtEnd(): void {
    const missing = this.missing()
    if (missing !== null) {
      if (missing.length === 0) this.#finish('ended')
      return
    }
    if (this.#lastWord === null) this.#begin('ended', this.#ownHello(), LAST_WORD)
    if (this.#isHeard()) this.#finish('ended')
  }

  #begin(how: RoomOver, word: OpenedRecord | null, limit: number): void {
    if (this.#how !== null) return
    this.#how = how
    this.#lastWord = word
    this.#stopTimer = this.#parts.clock.after(limit, () => this.#finish(how))
  }

  /** Not in the middle of what brought the end about: that still needs its keys. */
  #finish(how: RoomOver): void {
    if (this.#isOver) return
    this.#isOver = true
    this.stop()
    this.#stopTimer = this.#parts.clock.after(0, () => this.#parts.over(how))
  }

  #ownHello(): OpenedRecord | null {
    const { ledger } = this.#parts
    const log = ledger.strand(ledger.writer.strand)
    return (log && ledger.record(log.head)) ?? null
  }

  /** Everybody who is linked has this device's last word, and somebody is. */
  #isHeard(): boolean {
    const { ledger, replication } = this.#parts
    const word = this.#lastWord
    if (word === null) return false
    const { strand, seq } = word.header
    const linked = ledger.active.state.members.filter(
      ({ device }) => device !== ledger.keys.device && replication.isLinked(device),
    )
    return linked.length > 0 && linked.every(({ device }) => replication.hasConfirmed(device, strand, seq))
  }

  #confirmed(device: Member['device']): boolean {
    const { ledger } = this.#parts
    return ledger.acquaintances.helloAt(ledger.active.id, device) !== undefined
  }
}
