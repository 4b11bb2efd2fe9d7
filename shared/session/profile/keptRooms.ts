import { ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import type { RoomId } from '../../room/ids.ts'
import type { RefusalCounts } from '../refusalCounts.ts'
import type { RoomSession } from '../room/roomSession.ts'
import type { RoomStart } from '../room/roomStart.ts'
import type { RoomTable } from '../room/roomTable.ts'
import type { Drafts } from './drafts.ts'
import type { KeptRoom } from './profileContent.ts'
import type { ProfileKeeper } from './profileKeeper.ts'
import { restoredRoom } from './restoredRoom.ts'

/** What keeping rooms needs. */
export type KeptRoomsParts = {
  readonly profile: ProfileKeeper
  readonly drafts: Drafts
  readonly table: RoomTable
  readonly refusals: RefusalCounts
  /** The profile was opened or destroyed. */
  readonly changed: () => void
}

/** Rooms go into the kept profile and backups, and come out of them (PROTOCOL.md §11). */
export class KeptRooms {
  readonly #parts: KeptRoomsParts

  constructor(parts: KeptRoomsParts) {
    this.#parts = parts
  }

  /** Makes a profile and opens it. The codes of ProfileKeeper.create. */
  async createProfile(passphrase: string): Promise<void> {
    await this.#parts.profile.create(passphrase)
    this.#parts.changed()
  }

  /**
   * Opens the kept profile and lists its rooms, unconnected; those that are here already stay as they are. Gives how many records are
   * lost. The codes of ProfileKeeper.open.
   */
  async openProfile(passphrase: string): Promise<number> {
    const { profile, drafts, table, refusals, changed } = this.#parts
    const { rooms, damaged } = await profile.open(passphrase)
    let lost = 0
    for (const { kept, shelf } of rooms)
      if (table.find(shelf.room) === undefined && !this.#restore(() => restoredRoom(kept, shelf))) lost += 1
    changed()
    await refusals.inBackground(() => drafts.take(profile.vault.key))
    return damaged + lost
  }

  /** Destroys the open profile with all its rooms. The codes of ProfileKeeper.destroy. */
  async deleteProfile(current: string): Promise<void> {
    const { profile, drafts, table, changed } = this.#parts
    await profile.destroy(current)
    for (const room of table.all.filter(({ wasKept }) => wasKept)) table.drop(room)
    drafts.forget()
    changed()
  }

  /** Keeps a room from now on; LOCKED, ROOM_UNKNOWN, and the codes of ProfileKeeper.keep. */
  async keep(id: RoomId): Promise<void> {
    const { profile, table } = this.#parts
    const room = table.get(id)
    ensure(profile.isOpen, 'LOCKED')
    if (!room.kept) await room.keep(profile)
  }

  /** Keeps a room from its beginning: it is not there when it cannot be kept. The codes of ProfileKeeper.keep. */
  async keepOrDrop(room: RoomSession): Promise<void> {
    const { profile, table } = this.#parts
    try {
      await room.keep(profile)
    } catch (error) {
      table.drop(room)
      throw error
    }
  }

  /** She chose once to keep this room: it is kept in the place of what it was. A failure is counted. */
  keepAgain(before: RoomSession, room: RoomSession): void {
    const { profile, refusals } = this.#parts
    if (before.kept && profile.isOpen) void refusals.inBackground(() => room.keep(profile))
  }

  /** Destroys what is kept of a room, and leaves it; the others are not told. ROOM_UNKNOWN, PROFILE_WRITE. */
  async forget(id: RoomId): Promise<void> {
    const { profile, drafts, table, refusals } = this.#parts
    const room = table.get(id)
    if (room.kept) await profile.destroyRoom(id)
    drafts.set(id, '')
    table.drop(room)
    // the profile has another key now
    await refusals.inBackground(() => this.holdDrafts())
  }

  /** Keeps rooms of a backup; those that are here already stay as they are. Gives how many were kept. LOCKED, NOT_ALLOWED, PROFILE_WRITE. */
  async takeBackup(kept: readonly KeptRoom[]): Promise<number> {
    const { table } = this.#parts
    const starts = kept
      .filter(({ keys }) => table.find(keys.room) === undefined)
      .map(room => restoredRoom(room, null))
    for (const start of starts) {
      table.ensureSpace()
      await this.keepOrDrop(table.add(start))
    }
    return starts.length
  }

  /** What a backup holds: every kept room. LOCKED. */
  copies(): KeptRoom[] {
    const { profile, table } = this.#parts
    ensure(profile.isOpen, 'LOCKED')
    return table.all.filter(room => room.kept).map(room => room.copy())
  }

  /** Gives main the unsent texts of kept rooms, sealed; does nothing without an open profile. The codes of Drafts.hold. */
  async holdDrafts(): Promise<void> {
    const { profile, drafts } = this.#parts
    if (profile.isOpen) await drafts.hold(profile.vault.key)
  }

  /** One room that cannot be made of what was read does not stand in the way of the others. */
  #restore(start: () => RoomStart): boolean {
    try {
      this.#parts.table.add(start())
      return true
    } catch (error) {
      this.#parts.refusals.count(errorCodeOf(error))
      return false
    }
  }
}
