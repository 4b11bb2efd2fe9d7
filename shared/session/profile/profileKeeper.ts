import { ensure } from '../../bytes/protocolError.ts'
import type { PasswordCost } from '../../crypto/password.ts'
import { randomSecret } from '../../crypto/random.ts'
import type { Clock } from '../../ports/clock.ts'
import type { KeyValueStore, OpenKeyValueStore, VaultFiles } from '../../ports/store.ts'
import type { RoomId } from '../../room/ids.ts'
import { fillerValues } from '../../vault/sealedStore.ts'
import type { UnlockedVault } from '../../vault/unlockedVault.ts'
import { Vault } from '../../vault/vault.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { EMPTY_BOOK, type TrustBook } from '../trust/trustBook.ts'
import { OpenProfile } from './openProfile.ts'
import { orUndo } from './orUndo.ts'
import { ProfileWriter, type WriterListener } from './profileWriter.ts'
import { type FoundProfile, readProfile } from './readProfile.ts'
import type { RoomShelf } from './roomShelf.ts'

/** Where a profile is kept, and what its keeper needs beside. */
export type KeeperParts = {
  readonly vaultFiles: VaultFiles
  readonly openStore: OpenKeyValueStore
  readonly clock: Clock
  readonly passwordCost?: PasswordCost
}

/** The kept profile of this computer, if there is one: opened with a passphrase, written after changes (PROTOCOL.md §11). */
export class ProfileKeeper {
  readonly #parts: KeeperParts
  readonly #vault: Vault
  readonly #writer: ProfileWriter
  readonly #listener: WriterListener
  #profile: OpenProfile | null = null

  constructor(parts: KeeperParts, listener: WriterListener) {
    this.#parts = parts
    this.#listener = listener
    this.#vault = new Vault(parts.vaultFiles, parts.clock, parts.passwordCost)
    this.#writer = new ProfileWriter(parts.clock, listener, () => this.#profile)
  }

  /** True once a passphrase opened or made the profile. */
  get isOpen(): boolean {
    return this.#profile !== null
  }

  /** The open vault; LOCKED. */
  get vault(): UnlockedVault {
    return this.#opened().vault
  }

  /** Who vouches for the person of the open profile, and whom she knows; nobody without one. */
  get trust(): TrustBook {
    return this.#profile?.trust ?? EMPTY_BOOK
  }

  /** Writes another book in its place; LOCKED, PROFILE_WRITE. */
  writeTrust(book: TrustBook): Promise<void> {
    const profile = this.#opened()
    return this.#writer.inTurn(() => profile.writeTrust(book))
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
    return this.#writer.inTurn(async () => {
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
  open(passphrase: string): Promise<FoundProfile> {
    return this.#writer.inTurn(async () => {
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
    await this.#writer.inTurn(async () => {
      if (profile.shelf(room) !== undefined) await profile.destroyRoom(room)
      const shelf = profile.newShelf(room, randomSecret<'store'>())
      shelf.attach(ledger, offset, false)
      for (const { id, body } of ledger.records) shelf.note(id, body === null, false)
      attach(shelf)
      await orUndo(
        () => profile.list(shelf, () => this.#listener.saved(room)),
        async () => attach(null),
      )
    })
    this.#listener.saved(room)
  }

  /** Destroys what is kept of a room: its key, then its values. Nothing happens for one that is not kept. PROFILE_WRITE. */
  destroyRoom(room: RoomId): Promise<void> {
    return this.#writer.destroyRoom(room)
  }

  /** Destroys what is kept of a room that is over, now or as soon as it can be written. */
  destroySoon(room: RoomId): void {
    this.#writer.destroySoon(room)
  }

  /** Writes soon; does nothing without an open profile. */
  saveSoon(): void {
    this.#writer.saveSoon()
  }

  /** Writes everything now for somebody who waits for it; when it fails it is tried again. PROFILE_WRITE. */
  saveNow(): Promise<void> {
    return this.#writer.saveNow()
  }

  /** Destroys the open profile and everything of this computer's store. LOCKED, PASSPHRASE_WRONG, PROFILE_WRITE. */
  async destroy(current: string): Promise<void> {
    const profile = this.#opened()
    await this.#writer.inTurn(async () => {
      await profile.vault.destroy(current)
      this.#letGo()
      try {
        await profile.kv.clear()
      } finally {
        await profile.close()
      }
    })
  }

  /** Writes what is still unwritten, and forgets the keys. PROFILE_WRITE. */
  async close(): Promise<void> {
    const profile = this.#profile
    try {
      await this.#writer.save()
    } finally {
      this.#letGo()
      await this.#writer.settled()
      await profile?.close()
    }
  }

  async #load(kv: KeyValueStore, vault: UnlockedVault): Promise<FoundProfile> {
    const { profile, found } = await readProfile(kv, vault)
    this.#profile = profile
    // what an erasing passphrase leaves behind nobody can read: that it goes too is not waited for
    if (vault.wasErased) this.#writer.later(() => profile.refill())
    else if (profile.isUnwritten) this.#writer.later(() => profile.writeList())
    return found
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
    this.#writer.stop()
    this.#profile = null
  }
}
