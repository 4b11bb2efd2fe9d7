import { concatBytes } from '../bytes/concatBytes.ts'
import { ensure, ProtocolError } from '../bytes/protocolError.ts'
import { randomBytes } from './random.ts'
import type { Secret } from './secret.ts'
import { sodium } from './sodium.ts'

const NONCE = 24
const TAG = 16
/** Sealed plaintext is padded to a multiple of this many bytes (PROTOCOL.md §2). */
export const SEAL_BLOCK = 256

/** SEAL(key, aad, m) of PROTOCOL.md §2: 24-byte nonce, then XChaCha20-Poly1305 of m padded to `block` bytes (256 unless told). */
export function seal(
  key: Secret<string>,
  aad: Uint8Array,
  message: Uint8Array,
  block = SEAL_BLOCK,
): Uint8Array {
  const nonce = randomBytes(NONCE)
  const padded = sodium.pad(message, block)
  return concatBytes(
    nonce,
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, aad, null, nonce, key.expose()),
  )
}

/** Opens SEAL(key, aad, m) (PROTOCOL.md §2); anything but the sealed bytes under this key and aad raises OPEN_FAILED. */
export function unseal(
  key: Secret<string>,
  aad: Uint8Array,
  sealed: Uint8Array,
  block = SEAL_BLOCK,
): Uint8Array {
  const length = sealed.length - NONCE - TAG
  // unpad looks at the end alone: a plaintext that is no whole number of blocks is not pad(m)
  ensure(length % block === 0, 'OPEN_FAILED')
  try {
    const padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      sealed.subarray(NONCE),
      aad,
      sealed.subarray(0, NONCE),
      key.expose(),
    )
    return sodium.unpad(padded, block)
  } catch {
    throw new ProtocolError('OPEN_FAILED')
  }
}

/** Length in bytes of SEAL of a message of `length` bytes (PROTOCOL.md §2). */
export function sealedLength(length: number, block = SEAL_BLOCK): number {
  return NONCE + (Math.floor(length / block) + 1) * block + TAG
}
