import { vi } from 'vitest'
import { randomBytes } from '../../../shared/crypto/random.ts'
import { seededRandom } from './seededRandom.ts'

/**
 * `cryptoReady` must have resolved. From now on libsodium's keys, nonces and salts follow from the seed alone, so that a schedule that failed can be run again: who
 * wins a tie is decided by such bytes. The algorithms stay the real ones.
 */
export function seedKeys(seed: number): void {
  // the first bytes of a process are drawn otherwise than those after
  randomBytes(1)
  const random = seededRandom(seed ^ 0x5eed)
  vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation(bytes => {
    if (bytes) {
      const octets = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      for (let at = 0; at < octets.length; at++) octets[at] = random.below(256)
    }
    return bytes
  })
}
