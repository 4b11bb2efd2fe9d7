import { concatBytes } from '../bytes/concatBytes.ts'
import { errorCodeOf } from '../bytes/protocolError.ts'
import { utf8 } from '../bytes/utf8.ts'
import { deriveSecret, keyedHash } from '../crypto/hash.ts'
import { LABELS } from '../crypto/labels.ts'
import { randomBelow, randomBytes } from '../crypto/random.ts'
import { seal, sealedLength, unseal } from '../crypto/seal.ts'
import type { Secret } from '../crypto/secret.ts'
import type { KeyValueChange, KeyValueStore } from '../ports/store.ts'

/** Values are padded to a multiple of this many bytes, so that their sizes say little (PROTOCOL.md §11.2). */
export const VALUE_BLOCK = 1024
/** How the values are sealed; it is authenticated with each (PROTOCOL.md §11.2). */
const SEALING = 1
/** Fewest and most values of nothing that a new store gets, and the most blocks of one (PROTOCOL.md §11.2). */
const FILLER_MIN = 64
const FILLER_MAX = 512
const FILLER_BLOCKS = 8

/** A value by its name: null when it is there and cannot be read, undefined when it is not there. */
export type ReadValue = Uint8Array | null | undefined

/** Named values over opaque keys: whoever lacks the key sees 32 random bytes and a sealed value, and not whose it is (PROTOCOL.md §11.2). */
export class SealedStore {
  readonly #kv: KeyValueStore
  readonly #nameKey: Secret<'store-name'>
  readonly #valueKey: Secret<'store-value'>

  /** `key` may be wiped afterwards. */
  constructor(kv: KeyValueStore, key: Secret<'profile'> | Secret<'store'>) {
    this.#kv = kv
    this.#nameKey = deriveSecret(key, LABELS.storeName)
    this.#valueKey = deriveSecret(key, LABELS.storeValue)
  }

  /** The values with these names, in their order. One that cannot be read raises nothing: it is null. */
  async getMany(names: readonly string[]): Promise<ReadValue[]> {
    const keys = names.map(name => this.#keyOf(name))
    const values = await this.#kv.getMany(keys)
    return keys.map((key, at) => this.#open(key, values[at]))
  }

  /** The change that puts a value under a name, for {@link KeyValueStore.write}. */
  put(name: string, value: Uint8Array): KeyValueChange {
    const key = this.#keyOf(name)
    return { key, value: seal(this.#valueKey, aadOf(key), value, VALUE_BLOCK) }
  }

  /** The change that removes what is under a name. */
  remove(name: string): KeyValueChange {
    return { key: this.#keyOf(name), value: null }
  }

  /** Wipes the keys: nothing can be read or written with this object afterwards. */
  forget(): void {
    this.#nameKey.wipe()
    this.#valueKey.wipe()
  }

  #keyOf(name: string): Uint8Array {
    return keyedHash(this.#nameKey, LABELS.storeName, utf8(name))
  }

  #open(key: Uint8Array, value: Uint8Array | undefined): ReadValue {
    if (value === undefined) return undefined
    try {
      return unseal(this.#valueKey, aadOf(key), value, VALUE_BLOCK)
    } catch (error) {
      if (errorCodeOf(error) === 'OPEN_FAILED') return null
      throw error
    }
  }
}

/** A random number of random values, so that a value that nobody can read proves nothing (PROTOCOL.md §11.2). */
export function fillerValues(): KeyValueChange[] {
  const count = FILLER_MIN + randomBelow(FILLER_MAX - FILLER_MIN)
  return Array.from({ length: count }, () => {
    const blocks = randomBelow(4) === 0 ? randomBelow(FILLER_BLOCKS) : 0
    return { key: randomBytes(32), value: randomBytes(sealedLength(blocks * VALUE_BLOCK, VALUE_BLOCK)) }
  })
}

function aadOf(key: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(SEALING), key)
}
