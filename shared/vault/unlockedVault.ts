import { ensure, errorCodeOf } from '../bytes/protocolError.ts'
import { equalBytes } from '../crypto/hash.ts'
import { randomSecret } from '../crypto/random.ts'
import type { Secret } from '../crypto/secret.ts'
import type { VaultFiles } from '../ports/store.ts'
import { slotKey } from './slotKey.ts'
import { NO_TRIES, type VaultFile } from './vaultFile.ts'
import { readVault, replaceVault } from './vaultGenerations.ts'
import {
  drawOthers,
  emptySlot,
  newContent,
  type OpenSlot,
  openSlots,
  type SlotContent,
  sealSlot,
  sparePlace,
} from './vaultSlot.ts'

/** Slots to put, by their place. */
type Changes = readonly (readonly [place: number, slot: Uint8Array])[]

/** What a vault hands to the profile that it opened (PROTOCOL.md §11.1). */
export type UnlockedParts = {
  readonly files: VaultFiles
  readonly vault: VaultFile
  readonly slot: OpenSlot
  readonly slotKey: Secret<'slot'>
  readonly wasErased: boolean
}

/**
 * An open vault: the key of its profile, and what its passphrase may change (PROTOCOL.md §11.1). Changes are made one after the other
 * and stand in both generations when they resolve; each asks for the present passphrase: PASSPHRASE_WRONG. LOCKED after forget().
 */
export class UnlockedVault {
  /** Whether this passphrase erased everything else: what hangs on other keys must be cleared. */
  readonly wasErased: boolean
  readonly #files: VaultFiles
  readonly #place: number
  #vault: VaultFile
  #slotKey: Secret<'slot'>
  #key: Secret<'profile'>
  #isOpen = true
  #last: Promise<unknown> = Promise.resolve()

  constructor({ files, vault, slot, slotKey, wasErased }: UnlockedParts) {
    this.wasErased = wasErased
    this.#files = files
    this.#place = slot.place
    this.#vault = vault
    this.#slotKey = slotKey
    this.#key = slot.content.key
  }

  /** The key of the profile, 32 bytes; another one after rotateKey(). */
  get key(): Secret<'profile'> {
    return this.#key
  }

  /** Resolves for the passphrase that opened this vault, and for no other. PASSPHRASE_WRONG, LOCKED. */
  check(current: string): Promise<void> {
    return this.#inTurn(async () => this.#mustBe(current))
  }

  /** Replaces the passphrase; the old one opens nothing afterwards. PASSPHRASE_WRONG, PASSPHRASE_TAKEN, PROFILE_WRITE, LOCKED. */
  changePassphrase(current: string, next: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#mustBe(current)
      const place = this.#place
      const old = this.#slotKey
      await this.#change((vault, own) => {
        this.#slotKey = this.#freeKey(next, vault, place)
        return [[place, sealSlot(this.#slotKey, vault.header, place, own)]]
      }).catch(error => {
        this.#slotKey = old
        throw error
      })
      old.wipe()
    })
  }

  /** Sets the passphrase of an empty profile that looks like the only one, in the place of an earlier one. PASSPHRASE_WRONG, PASSPHRASE_TAKEN, PROFILE_WRITE, LOCKED. */
  setDecoy(current: string, decoy: string): Promise<void> {
    return this.#setOther(current, decoy, 'decoy')
  }

  /** Sets the passphrase that erases everything and opens an empty profile, in the place of an earlier one. PASSPHRASE_WRONG, PASSPHRASE_TAKEN, PROFILE_WRITE, LOCKED. */
  setErase(current: string, erase: string): Promise<void> {
    return this.#setOther(current, erase, 'erase')
  }

  /** Takes away what setDecoy() and setErase() have set. PASSPHRASE_WRONG, PROFILE_WRITE, LOCKED. */
  clearOthers(current: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#mustBe(current)
      await this.#change((_, { decoy, erase }) => [
        [decoy, emptySlot()],
        [erase, emptySlot()],
      ])
    })
  }

  /**
   * Gives the profile a new key. `install` writes what hangs on it, then the vault is replaced; until then the old key stands. The
   * caller wipes the old one when nothing uses it any more. PROFILE_WRITE, LOCKED, and whatever `install` rejects with.
   */
  rotateKey(install: (next: Secret<'profile'>) => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      const key = randomSecret<'profile'>()
      await this.#change(async (vault, own) => {
        await install(key)
        return [[this.#place, sealSlot(this.#slotKey, vault.header, this.#place, { ...own, key })]]
      })
      this.#key = key
    })
  }

  /** Makes all slots random, removes the file in both generations, and forgets. PASSPHRASE_WRONG, PROFILE_WRITE, LOCKED. */
  destroy(current: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#mustBe(current)
      await this.#fillWithNoise()
      await this.#files.remove()
      this.forget()
    })
  }

  /** Overwrites the keys; every later change is LOCKED. */
  forget(): void {
    this.#isOpen = false
    this.#slotKey.wipe()
    this.#key.wipe()
  }

  #setOther(current: string, other: string, what: 'decoy' | 'erase'): Promise<void> {
    return this.#inTurn(async () => {
      this.#mustBe(current)
      await this.#change((vault, own) => {
        const place = own[what]
        const key = this.#freeKey(other, vault, place)
        // what this profile leaves alone and what both may fill: a decoy must neither overwrite it nor know of it
        const places = { decoy: sparePlace(this.#place, own), erase: own.erase }
        const content =
          what === 'decoy' ? newContent('profile', places) : newContent('erase', drawOthers(place))
        const sealed = sealSlot(key, vault.header, place, content)
        key.wipe()
        content.key.wipe()
        return [[place, sealed]]
      })
    })
  }

  /** Works on the vault as it stands on the disk, with what this profile's slot says now, and puts the slots that come out in both generations. */
  async #change(work: (vault: VaultFile, own: SlotContent) => Changes | Promise<Changes>): Promise<void> {
    const { vault, isNewest } = await readVault(this.#files)
    const opened = openSlots(this.#slotKey, vault.header, vault.slots)
    const own = opened.find(({ place }) => place === this.#place)
    ensure(own !== undefined, 'PROFILE_DAMAGED')
    const changes = new Map(await work(vault, own.content))
    const slots = vault.slots.map((slot, place) => changes.get(place) ?? slot)
    this.#vault = { ...vault, slots, tries: NO_TRIES }
    await replaceVault(this.#files, this.#vault, isNewest)
  }

  async #fillWithNoise(): Promise<void> {
    try {
      await replaceVault(this.#files, { ...this.#vault, slots: this.#vault.slots.map(emptySlot) }, true)
    } catch (error) {
      // a full disk has no room for noise, and removing needs none
      if (errorCodeOf(error) !== 'PROFILE_WRITE') throw error
    }
  }

  #mustBe(current: string): void {
    const key = slotKey(current, this.#vault)
    const isRight = equalBytes(key.expose(), this.#slotKey.expose())
    key.wipe()
    ensure(isRight, 'PASSPHRASE_WRONG')
  }

  /** The key of a passphrase that may open nothing yet, but for the place that it is for. */
  #freeKey(passphrase: string, vault: VaultFile, place: number): Secret<'slot'> {
    const key = slotKey(passphrase, vault)
    const others = openSlots(key, vault.header, vault.slots).filter(opened => opened.place !== place)
    ensure(others.length === 0, 'PASSPHRASE_TAKEN')
    return key
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(() => {
      ensure(this.#isOpen, 'LOCKED')
      return work()
    })
    this.#last = done.catch(() => undefined)
    return done
  }
}
