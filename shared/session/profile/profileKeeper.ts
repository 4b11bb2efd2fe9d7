import { ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ProfileStore } from '../../ports/store.ts'
import { createProfileKey, openProfileFile, type ProfileKey, sealProfile } from '../../vault/profileFile.ts'
import { decodeProfile, encodeProfile, type KeptRoom } from './profileContent.ts'

/** Changes are written this long in ms after the first of them, all in one. */
const SAVE_PAUSE = 300

/** The kept profile of this computer, if there is one: opened with a passphrase, saved after changes (PROTOCOL.md §11). */
export class ProfileKeeper {
  readonly #store: ProfileStore
  readonly #clock: Clock
  readonly #rooms: () => KeptRoom[]
  readonly #failed: () => void
  #key: ProfileKey | null = null
  #timer: (() => void) | null = null
  #saving: Promise<void> = Promise.resolve()

  /** `rooms` gives what is to be kept at the moment of saving; `failed` is called when a save did not work. */
  constructor(store: ProfileStore, clock: Clock, rooms: () => KeptRoom[], failed: () => void) {
    this.#store = store
    this.#clock = clock
    this.#rooms = rooms
    this.#failed = failed
  }

  /** True once a passphrase opened or made the profile. */
  get isOpen(): boolean {
    return this.#key !== null
  }

  /** True when there is a profile on this computer. */
  async exists(): Promise<boolean> {
    return (await this.#store.load()) !== null
  }

  /** Makes an empty profile; PROFILE_EXISTS when there is one, PROFILE_WRITE when it cannot be written. */
  async create(passphrase: string): Promise<void> {
    ensure(!(await this.exists()) && this.#key === null, 'PROFILE_EXISTS')
    this.#key = createProfileKey(passphrase)
    try {
      await this.save()
    } catch (error) {
      this.forget()
      throw error
    }
  }

  /** Opens the profile and gives its rooms; PROFILE_MISSING, PROFILE_DAMAGED or PASSPHRASE_WRONG. */
  async open(passphrase: string): Promise<KeptRoom[]> {
    const file = await this.#store.load()
    ensure(file !== null, 'PROFILE_MISSING')
    const { key, content } = openProfileFile(file, passphrase)
    const rooms = decodeProfile(content)
    this.#key = key
    return rooms
  }

  /** Saves soon; does nothing without an open profile. */
  saveSoon(): void {
    if (this.#key === null || this.#timer !== null) return
    this.#timer = this.#clock.after(SAVE_PAUSE, () => {
      this.#timer = null
      this.save().catch(() => this.#failed())
    })
  }

  /** Saves now, after a save that is under way. PROFILE_WRITE. */
  async save(): Promise<void> {
    const key = this.#key
    if (key === null) return
    const saving = this.#saving.then(() => this.#store.save(sealProfile(key, encodeProfile(this.#rooms()))))
    // its failure is the caller's; the next save must go on all the same
    this.#saving = saving.catch(() => undefined)
    await saving
  }

  /** Writes what is still unsaved, and forgets the key. */
  async close(): Promise<void> {
    const pending = this.#timer !== null
    this.#timer?.()
    this.#timer = null
    try {
      if (pending) await this.save()
      // a save under way still needs the key
      await this.#saving
    } finally {
      this.forget()
    }
  }

  /** Forgets the key: nothing more is saved. */
  forget(): void {
    this.#key?.key.wipe()
    this.#key = null
  }
}
