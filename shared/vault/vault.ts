import { ensure, errorCodeOf, ProtocolError } from '../bytes/protocolError.ts'
import { PASSWORD_COST, type PasswordCost } from '../crypto/password.ts'
import type { Secret } from '../crypto/secret.ts'
import type { Clock } from '../ports/clock.ts'
import type { VaultFiles } from '../ports/store.ts'
import { slotKey } from './slotKey.ts'
import { TryDelay } from './tryDelay.ts'
import { UnlockedVault } from './unlockedVault.ts'
import { createVaultHeader, NO_TRIES, type Tries, type VaultFile } from './vaultFile.ts'
import { readVault, replaceVault } from './vaultGenerations.ts'
import {
  drawOthers,
  drawPlace,
  emptySlot,
  newContent,
  type OpenSlot,
  openSlots,
  SLOTS,
  sealSlot,
} from './vaultSlot.ts'

/** The vault of this computer: one file that holds the keys of up to four passphrases and says of none whether it exists (PROTOCOL.md §11.1). */
export class Vault {
  readonly #files: VaultFiles
  readonly #clock: Clock
  readonly #cost: PasswordCost
  readonly #delay = new TryDelay()
  #last: Promise<unknown> = Promise.resolve()

  constructor(files: VaultFiles, clock: Clock, cost: PasswordCost = PASSWORD_COST) {
    this.#files = files
    this.#clock = clock
    this.#cost = cost
  }

  /** Whether a vault file is there, whole or not. */
  async exists(): Promise<boolean> {
    try {
      return (await this.#files.load()).length > 0
    } catch (error) {
      if (errorCodeOf(error) === 'PROFILE_DAMAGED') return true
      throw error
    }
  }

  /** Milliseconds until the next try is allowed, 0 to 300,000; 0 where no vault can be read (PROTOCOL.md §11.1). */
  async wait(): Promise<number> {
    try {
      return this.#left((await readVault(this.#files)).vault.tries)
    } catch (error) {
      if (error instanceof ProtocolError) return 0
      throw error
    }
  }

  /** Makes a vault with one profile in a slot drawn at random. PROFILE_EXISTS, PROFILE_WRITE. */
  create(passphrase: string): Promise<UnlockedVault> {
    return this.#inTurn(async () => {
      ensure(!(await this.exists()), 'PROFILE_EXISTS')
      const head = createVaultHeader(this.#cost)
      const key = slotKey(passphrase, head)
      const { slots, slot } = alone(key, head.header)
      const vault = { ...head, tries: NO_TRIES, slots }
      await replaceVault(this.#files, vault, true)
      return new UnlockedVault({ files: this.#files, vault, slot, slotKey: key, wasErased: false })
    })
  }

  /**
   * Opens the slot of this passphrase. Every way through does the same: one read, one Argon2id, four slots tried, the same writes
   * (PROTOCOL.md §11.1). PASSPHRASE_WAIT before any work, PASSPHRASE_WRONG, PROFILE_MISSING, PROFILE_DAMAGED, PROFILE_NEWER, PROFILE_WRITE.
   */
  unlock(passphrase: string): Promise<UnlockedVault> {
    return this.#inTurn(async () => {
      const { vault, isNewest } = await readVault(this.#files)
      ensure(this.#left(vault.tries) === 0, 'PASSPHRASE_WAIT')
      const key = slotKey(passphrase, vault)
      const [slot] = openSlots(key, vault.header, vault.slots)
      // made on every path, so that erasing takes no longer
      const erased = alone(key, vault.header)
      const wasErased = slot?.content.kind === 'erase'
      const next = {
        ...vault,
        tries: this.#after(vault, slot),
        slots: wasErased ? erased.slots : vault.slots,
      }
      await replaceVault(this.#files, next, isNewest)
      const [opened, unused] = wasErased ? [erased.slot, slot] : [slot, erased.slot]
      unused?.content.key.wipe()
      if (opened === undefined) key.wipe()
      ensure(opened !== undefined, 'PASSPHRASE_WRONG')
      return new UnlockedVault({ files: this.#files, vault: next, slot: opened, slotKey: key, wasErased })
    })
  }

  /** Tries at once would all be the first one to the delay. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }

  #left(tries: Tries): number {
    return this.#delay.left(tries, this.#now())
  }

  #after({ tries }: VaultFile, slot: OpenSlot | undefined): Tries {
    return slot === undefined ? { count: Math.min(tries.count + 1, 0xffffffff), at: this.#now() } : NO_TRIES
  }

  #now(): number {
    return Math.max(0, Math.floor(this.#clock.now()))
  }
}

/** Slots of which one is a new profile under this key and nothing else opens. */
function alone(
  key: Secret<'slot'>,
  header: Uint8Array,
): { readonly slots: readonly Uint8Array[]; readonly slot: OpenSlot } {
  const place = drawPlace()
  const content = newContent('profile', drawOthers(place))
  const sealed = sealSlot(key, header, place, content)
  const slots = Array.from({ length: SLOTS }, (_, at) => (at === place ? sealed : emptySlot()))
  return { slots, slot: { place, content } }
}
