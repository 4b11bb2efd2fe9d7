import { type ErrorCode, ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import type { PasswordCost } from '../../crypto/password.ts'
import { randomSecret } from '../../crypto/random.ts'
import type { Clock } from '../../ports/clock.ts'
import type { KeyValueStore, OpenKeyValueStore, VaultFiles } from '../../ports/store.ts'
import type { RoomId } from '../../room/ids.ts'
import { fillerValues } from '../../vault/sealedStore.ts'
import type { UnlockedVault } from '../../vault/unlockedVault.ts'
import { Vault } from '../../vault/vault.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type LoadedRoom, loadRoom } from './loadRoom.ts'
import { OpenProfile } from './openProfile.ts'
import type { RoomShelf } from './roomShelf.ts'

/** Changes are written this long in ms after the first of them, all in one. */
const SAVE_PAUSE = 300
/** After a write that failed, the next try is so many ms later. */
const RETRY_PAUSE = 5_000

/** Where a profile is kept, and what its keeper needs beside. */
export type KeeperParts = {
  readonly vaultFiles: VaultFiles
  readonly openStore: OpenKeyValueStore
  readonly clock: Clock
  readonly passwordCost?: PasswordCost
}

/** What the keeper tells. */
export type KeeperListener = {
  /** Some records of this room are written for good now. */
  saved(room: RoomId): void
  /** A write that nobody waits for did not work: PROFILE_WRITE. It is tried again. */
  failed(code: ErrorCode): void
}

/** What was found when a profile was opened: its rooms, and how many records of them are lost. */
export type OpenedProfile = { readonly rooms: readonly LoadedRoom[]; readonly damaged: number }

/** The kept profile of this computer, if there is one: opened with a passphrase, written after changes (PROTOCOL.md §11). */
export class ProfileKeeper {
  readonly #parts: KeeperParts
  readonly #vault: Vault
  readonly #listener: KeeperListener
  readonly #doomed = new Set<RoomId>()
  #profile: OpenProfile | null = null
  #timer: (() => void) | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: KeeperParts, listener: KeeperListener) {
    this.#parts = parts
    this.#listener = listener
    this.#vault = new Vault(parts.vaultFiles, parts.clock, parts.passwordCost)
  }

  /** True once a passphrase opened or made the profile. */
  get isOpen(): boolean {
    return this.#profile !== null
  }

  /** The open vault; LOCKED. */
  get vault(): UnlockedVault {
    return this.#opened().vault
  }

  /** True when there is a profile on this computer. */
  exists(): Promise<boolean> {
    return this.#vault.exists()
  }

  /** Milliseconds until a passphrase is tried again. */
  wait(): Promise<number> {
    return this.#vault.wait()
  }

  /** Makes an empty profile; PROFILE_EXISTS when there is one, PROFILE_BUSY, PROFILE_WRITE when it cannot be written. */
  create(passphrase: string): Promise<void> {
    return this.#inTurn(async () => {
      ensure(!this.isOpen && !(await this.exists()), 'PROFILE_EXISTS')
      await this.#withStore(async kv => {
        await kv.write(fillerValues())
        const vault = await this.#vault.create(passphrase)
        const profile = new OpenProfile(kv, vault)
        await orUndo(
          () => profile.writeList(),
          () => vault.destroy(passphrase),
        )
        this.#profile = profile
      })
    })
  }

  /**
   * Opens the profile and gives what could be read of it. PASSPHRASE_WRONG, PASSPHRASE_WAIT, PROFILE_MISSING, PROFILE_DAMAGED,
   * PROFILE_NEWER, PROFILE_BUSY, PROFILE_WRITE.
   */
  open(passphrase: string): Promise<OpenedProfile> {
    return this.#inTurn(async () => {
      if (this.#profile !== null) {
        await this.#profile.vault.check(passphrase)
        return { rooms: [], damaged: 0 }
      }
      ensure(await this.exists(), 'PROFILE_MISSING')
      return this.#withStore(async kv => this.#load(kv, await this.#vault.unlock(passphrase)))
    })
  }

  /** Keeps a room from now on, with all that is known of it; what was kept under its id before is destroyed. LOCKED, PROFILE_WRITE. */
  async keep(ledger: Ledger, offset: number, attach: (shelf: RoomShelf | null) => void): Promise<void> {
    const profile = this.#opened()
    const { room } = ledger.keys
    await this.#inTurn(async () => {
      if (profile.shelf(room) !== undefined) await profile.destroyRoom(room)
      const shelf = profile.newShelf(room, randomSecret<'store'>())
      shelf.attach(ledger, offset, false)
      for (const { id, body } of ledger.records) shelf.note(id, body === null, false)
      attach(shelf)
      await orUndo(
        () => profile.list(shelf, () => this.#told(room)),
        async () => attach(null),
      )
    })
    this.#told(room)
  }

  /** Destroys what is kept of a room: its key, then its values. Nothing happens for one that is not kept. PROFILE_WRITE. */
  async destroyRoom(room: RoomId): Promise<void> {
    const profile = this.#profile
    if (profile === null) return
    await this.#inTurn(() => profile.destroyRoom(room))
    if (profile.hasLeftover) this.saveSoon(RETRY_PAUSE)
  }

  /** Destroys what is kept of a room that is over, now or as soon as it can be written. */
  destroySoon(room: RoomId): void {
    this.#doomed.add(room)
    this.save().catch(error => this.#failed(error))
  }

  /** Writes soon; does nothing without an open profile. */
  saveSoon(pause = SAVE_PAUSE): void {
    if (this.#profile === null || this.#timer !== null) return
    this.#timer = this.#parts.clock.after(pause, () => {
      this.#timer = null
      this.save().catch(error => this.#failed(error))
    })
  }

  /** Writes everything now for somebody who waits for it; when it fails it is tried again. PROFILE_WRITE. */
  async saveNow(): Promise<void> {
    try {
      await this.save()
    } catch (error) {
      this.saveSoon(RETRY_PAUSE)
      throw error
    }
  }

  /** Writes everything that is not written yet, after what is being written. PROFILE_WRITE. */
  async save(): Promise<void> {
    const profile = this.#profile
    if (profile === null) return
    await this.#inTurn(async () => {
      for (const room of this.#doomed) {
        await profile.destroyRoom(room)
        this.#doomed.delete(room)
      }
      await profile.writeAll(room => this.#told(room))
    })
  }

  /** Destroys the open profile and everything of this computer's store. LOCKED, PASSPHRASE_WRONG, PROFILE_WRITE. */
  async destroy(current: string): Promise<void> {
    const profile = this.#opened()
    await this.#inTurn(async () => {
      await profile.vault.destroy(current)
      this.#letGo()
      try {
        await profile.kv.clear()
      } finally {
        await profile.close()
      }
    })
  }

  /** Writes what is still unwritten, and forgets the keys. */
  async close(): Promise<void> {
    const profile = this.#profile
    try {
      await this.save()
    } finally {
      this.#letGo()
      await this.#last
      await profile?.close()
    }
  }

  async #load(kv: KeyValueStore, vault: UnlockedVault): Promise<OpenedProfile> {
    const profile = new OpenProfile(kv, vault)
    const found = await orUndo(
      () => profile.readList(),
      async () => vault.forget(),
    )
    const rooms: LoadedRoom[] = []
    for (const listed of found) {
      const loaded = await loadRoom(kv, listed)
      profile.take(listed, loaded)
      if (loaded !== null) rooms.push(loaded)
    }
    const lost = found.length - rooms.length
    const damaged = rooms.reduce((sum, room) => sum + room.damaged, lost)
    this.#profile = profile
    // what an erasing passphrase leaves behind nobody can read: that it goes too is not waited for
    if (vault.wasErased) this.#later(() => profile.refill())
    else if (profile.isUnwritten) this.#later(() => profile.writeList())
    return { rooms, damaged: kv.wasRepaired ? Math.max(1, damaged) : damaged }
  }

  /** Runs something with the store open; closes it again when that fails. */
  async #withStore<T>(use: (kv: KeyValueStore) => Promise<T>): Promise<T> {
    const kv = await this.#parts.openStore()
    return orUndo(
      () => use(kv),
      () => kv.close(),
    )
  }

  #opened(): OpenProfile {
    ensure(this.#profile !== null, 'LOCKED')
    return this.#profile
  }

  #letGo(): void {
    this.#timer?.()
    this.#timer = null
    this.#profile = null
    this.#doomed.clear()
  }

  #later(act: () => Promise<void>): void {
    this.#inTurn(act).catch(error => this.#failed(error))
  }

  #failed(error: unknown): void {
    this.#listener.failed(errorCodeOf(error))
    this.saveSoon(RETRY_PAUSE)
  }

  #told(room: RoomId): void {
    this.#listener.saved(room)
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(act)
    // its failure is the caller's; the next must go on all the same
    this.#last = done.catch(() => undefined)
    return done
  }
}

/** Runs `act`; when it fails, `undo` too, and gives the failure of `act`. */
async function orUndo<T>(act: () => Promise<T>, undo: () => Promise<void>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    await undo().catch(() => undefined)
    throw error
  }
}
