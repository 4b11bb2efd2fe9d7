import { randomBytes } from '../../../shared/crypto/random.ts'
import { seededRandom } from './seededRandom.ts'

/**
 * `cryptoReady` must have resolved. From now on libsodium's keys, nonces and salts follow from the seed alone, so that a schedule that failed can be run again: who
 * wins a tie is decided by such bytes. The algorithms stay the real ones. Gives what takes it back.
 */
export function seedKeys(seed: number): () => void {
  // the first bytes of a process are drawn otherwise than those after
  randomBytes(1)
  const random = seededRandom(seed ^ 0x5eed)
  const fill = (bytes: ArrayBufferView | null) => {
    if (bytes) {
      const octets = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      for (let at = 0; at < octets.length; at++) octets[at] = random.below(256)
    }
    return bytes
  }
  // no spy: it would keep whatever it was called with, for as long as the process lives
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { configurable: true, value: fill })
  return () => Reflect.deleteProperty(globalThis.crypto, 'getRandomValues')
}
