import type { RecordId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RelayAccess } from '../../room/relay/relayAccess.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { keepRoom } from '../profile/keepRoom.ts'
import type { KeptRoom } from '../profile/profileContent.ts'
import type { ProfileKeeper } from '../profile/profileKeeper.ts'
import type { RoomShelf } from '../profile/roomShelf.ts'
import type { RoomStart } from './roomStart.ts'

/** What a room's keeping needs to know of its timeline, and whom it tells of it; positions count entries. */
export type KeepingParts = {
  readonly total: () => number
  readonly timelineChanged: (from: number, total: number) => void
}

/** Whether and where a room is kept, and which of its records are written for good (PROTOCOL.md §11.3). */
export class RoomKeeping {
  readonly #offset: number
  readonly #parts: KeepingParts
  #shelf: RoomShelf | null
  /** The first position of the timeline that changed since something was written. */
  #unsaved: number | null = null
  #isRestoring = false

  #relay: RelayAccess | null

  constructor({ shelf, offset, relay }: RoomStart, parts: KeepingParts) {
    this.#shelf = shelf
    this.#offset = offset
    this.#relay = relay
    this.#parts = parts
  }

  /** True while the room is kept on this computer. */
  get isKept(): boolean {
    return this.#shelf?.isListed ?? false
  }

  /** True when the room was kept, also after what was kept is destroyed. */
  get wasKept(): boolean {
    return this.#shelf !== null
  }

  /** What this device may ask for a relay with. */
  get relay(): RelayAccess | null {
    return this.#relay
  }

  /** Takes another token, or none: the old one is overwritten where the room is kept. */
  setRelay(relay: RelayAccess | null): void {
    this.#relay?.token.wipe()
    this.#relay = relay
    this.#shelf?.setRelay(relay)
  }

  /** True once this record is written for good, as it is now. */
  isSaved(record: RecordId): boolean {
    return this.#shelf?.isSaved(record) ?? false
  }

  /** Gives a new ledger what the room starts with: that is on the disk already. What does not stand is told to the ledger's listener. */
  restore(ledger: Ledger, { outside, wires }: RoomStart): void {
    this.#shelf?.attach(ledger, this.#offset, true)
    this.#isRestoring = true
    for (const signed of outside) ledger.learn({ signed, secret: null })
    ledger.restore(wires)
    this.#isRestoring = false
  }

  /** A record is new in the ledger, or is another now: it is to be written. */
  stored({ id, body }: OpenedRecord, isNew: boolean): void {
    this.#shelf?.note(id, body === null, this.#isRestoring && isNew)
  }

  /** The timeline changed from this position on: none of that is known to be written. */
  timelineChanged(from: number, total: number): void {
    this.#unsaved = Math.min(this.#unsaved ?? from, from)
    this.#parts.timelineChanged(from, total)
  }

  /** Something of the room was written for good: messages are shown as saved. */
  saved(): void {
    const from = this.#unsaved
    const total = this.#parts.total()
    this.#unsaved = null
    if (from !== null && from < total) this.#parts.timelineChanged(from, total)
  }

  /** Keeps the room in a profile from now on. The codes of ProfileKeeper.keep. */
  async keep(profile: ProfileKeeper, ledger: Ledger): Promise<void> {
    await profile.keep(ledger, this.#offset, shelf => {
      shelf?.setRelay(this.#relay)
      this.#shelf = shelf
    })
    this.#unsaved = 0
    this.saved()
  }

  /** What a backup holds of the room (PROTOCOL.md §11). */
  copy(ledger: Ledger): KeptRoom {
    return keepRoom(ledger, this.#offset)
  }
}
