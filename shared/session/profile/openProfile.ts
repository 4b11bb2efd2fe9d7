import { ensure } from '../../bytes/protocolError.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { KeyValueChange, KeyValueStore } from '../../ports/store.ts'
import type { RoomId } from '../../room/ids.ts'
import { fillerValues, SealedStore } from '../../vault/sealedStore.ts'
import type { UnlockedVault } from '../../vault/unlockedVault.ts'
import { EMPTY_BOOK, type TrustBook } from '../trust/trustBook.ts'
import type { LoadedRoom } from './loadRoom.ts'
import { ROOMS_MAX } from './profileContent.ts'
import { type ListedRoom, putRooms, readRooms, removeRooms } from './roomList.ts'
import { RoomShelf } from './roomShelf.ts'
import { putTrust, readTrust, removeTrust } from './trustValue.ts'

/** An open profile: its vault, the list of its rooms, and the values of each (PROTOCOL.md §11.3). What it does is done in turn by its keeper. */
export class OpenProfile {
  readonly kv: KeyValueStore
  readonly vault: UnlockedVault
  #store: SealedStore
  readonly #listed = new Map<RoomId, ListedRoom>()
  readonly #shelves = new Map<RoomId, RoomShelf>()
  readonly #leftover: KeyValueChange[] = []
  #trust: TrustBook = EMPTY_BOOK
  /** True while there is no list on the disk. */
  isUnwritten = true

  constructor(kv: KeyValueStore, vault: UnlockedVault) {
    this.kv = kv
    this.vault = vault
    this.#store = new SealedStore(kv, vault.key)
  }

  /** The values of a kept room. */
  shelf(room: RoomId): RoomShelf | undefined {
    return this.#shelves.get(room)
  }

  /** Reads which rooms are kept; writes the list anew where a copy was bad or it was of an older version. PROFILE_DAMAGED, PROFILE_NEWER, PROFILE_WRITE. */
  async readList(): Promise<readonly ListedRoom[]> {
    const found = await readRooms(this.#store)
    if (found === null) return []
    this.isUnwritten = false
    await this.kv.write(found.changes)
    return found.rooms
  }

  /** Who vouches for her, and whom she knows. */
  get trust(): TrustBook {
    return this.#trust
  }

  /** Reads who vouches for her and whom she knows; gives whether it was lost. PROFILE_NEWER, PROFILE_WRITE. */
  async readTrust(): Promise<boolean> {
    const { book, isLost } = await readTrust(this.#store)
    this.#trust = book
    return isLost
  }

  /** Writes another book in its place. PROFILE_WRITE. */
  async writeTrust(book: TrustBook): Promise<void> {
    await this.kv.write(putTrust(this.#store, book))
    this.#trust = book
  }

  /** Takes a room that was read; one of which nothing could be read stays in the list. */
  take(listed: ListedRoom, loaded: LoadedRoom | null): void {
    this.#listed.set(listed.room, listed)
    if (loaded !== null) this.#shelves.set(listed.room, loaded.shelf)
  }

  /** The place for a room that is to be kept; NOT_ALLOWED when there are too many. */
  newShelf(room: RoomId, key: Secret<'store'>): RoomShelf {
    ensure(this.#listed.size < ROOMS_MAX, 'NOT_ALLOWED')
    return new RoomShelf(this.kv, room, key)
  }

  /** Writes a room, and then the list with it: a room that is in the list is there. PROFILE_WRITE. */
  async list(shelf: RoomShelf, written: () => void): Promise<void> {
    await this.#writeShelf(shelf, written)
    this.#listed.set(shelf.room, shelf)
    try {
      await this.writeList()
    } catch (error) {
      this.#listed.delete(shelf.room)
      throw error
    }
    shelf.isListed = true
    this.#shelves.set(shelf.room, shelf)
  }

  /** Writes the list of rooms. PROFILE_WRITE. */
  async writeList(): Promise<void> {
    await this.kv.write(putRooms(this.#store, [...this.#listed.values()]))
    this.isUnwritten = false
  }

  /** True while values of destroyed rooms are still on the disk, unreadable. */
  get hasLeftover(): boolean {
    return this.#leftover.length > 0
  }

  /** Writes what is unwritten of every room; `written` hears of each batch. PROFILE_WRITE. */
  async writeAll(written: (room: RoomId) => void): Promise<void> {
    await this.#sweep()
    for (const shelf of this.#shelves.values()) await this.#writeShelf(shelf, () => written(shelf.room))
  }

  /**
   * Destroys a room: the list is sealed under a new key of the profile without it, the vault forgets the old one, and only then its values
   * go. From the moment the vault is replaced nobody finds the room's key. PROFILE_WRITE.
   */
  async destroyRoom(room: RoomId): Promise<void> {
    const listed = this.#listed.get(room)
    if (listed === undefined) return
    const left = [...this.#listed.values()].filter(other => other !== listed)
    const before = this.#store
    const oldKey = this.vault.key
    let next: SealedStore | null = null
    await this.vault.rotateKey(async key => {
      next = new SealedStore(this.kv, key)
      await this.kv.write([...putRooms(next, left), ...putTrust(next, this.#trust)])
    })
    ensure(next !== null, 'INTERNAL')
    this.#store = next
    oldKey.wipe()
    const shelf = this.#shelves.get(room)
    this.#listed.delete(room)
    this.#shelves.delete(room)
    const gone = [...removeRooms(before), ...removeTrust(before), ...(shelf?.removals() ?? [])]
    before.forget()
    shelf?.forget()
    this.#leftover.push(...gone)
    // nobody can read it any more: that its values go too is tried until it works
    await this.#sweep().catch(() => undefined)
  }

  /** Takes everything away that other keys sealed, and begins anew. PROFILE_WRITE. */
  async refill(): Promise<void> {
    await this.kv.clear()
    await this.kv.write(fillerValues())
    await this.writeList()
  }

  /** Forgets the keys. */
  async close(): Promise<void> {
    this.vault.forget()
    this.#store.forget()
    for (const shelf of this.#shelves.values()) shelf.forget()
    await this.kv.close()
  }

  async #sweep(): Promise<void> {
    if (this.#leftover.length === 0) return
    const gone = [...this.#leftover]
    await this.kv.write(gone)
    await this.kv.compact()
    this.#leftover.splice(0, gone.length)
  }

  async #writeShelf(shelf: RoomShelf, written: () => void): Promise<void> {
    for (let batch = shelf.nextBatch(); batch !== null; batch = shelf.nextBatch()) {
      try {
        await this.kv.write(batch.changes)
      } catch (error) {
        batch.failed()
        throw error
      }
      batch.written()
      written()
    }
    // the words were overwritten, but a log only grows
    if (shelf.takeHusks()) await this.kv.compact()
  }
}
