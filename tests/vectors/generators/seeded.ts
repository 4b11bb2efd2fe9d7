import sodium from 'libsodium-wrappers-sumo'
import { cat, int, pad, text } from '../../support/room/primitives.ts'

/** An X25519 pair. */
export type Agree = { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array }
/** An Ed25519 pair; the secret is 64 bytes. */
export type Sign = { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array }

/** Everything random of a set of vectors, from one text: the same in every run. */
export class Seeded {
  readonly #seed: Uint8Array

  constructor(seed: string) {
    this.#seed = sodium.crypto_generichash(32, text(`rowan vectors: ${seed}`), null)
  }

  /** `length` bytes for one use, which its name tells apart from every other. */
  bytes(use: string, length: number): Uint8Array {
    const seed = sodium.crypto_generichash(32, text(use), this.#seed)
    return sodium.randombytes_buf_deterministic(length, seed)
  }

  agree(use: string): Agree {
    const secretKey = this.bytes(`agree ${use}`, 32)
    return { publicKey: sodium.crypto_scalarmult_base(secretKey), secretKey }
  }

  sign(use: string): Sign {
    const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(this.bytes(`sign ${use}`, 32))
    return { publicKey, secretKey: privateKey }
  }
}

/** nonce24 | XChaCha20-Poly1305-IETF of exactly these bytes, without padding; the nonce comes from what is sealed, so that it is fixed. */
export function sealExactly(key: Uint8Array, aad: Uint8Array, padded: Uint8Array): Uint8Array {
  const nonce = sodium.crypto_generichash(24, cat(int(4, aad.length), aad, padded), key)
  return cat(nonce, sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, aad, null, nonce, key))
}

/** SEAL(key, aad, m) with a fixed nonce. */
export const seal = (key: Uint8Array, aad: Uint8Array, message: Uint8Array, block = 256): Uint8Array =>
  sealExactly(key, aad, pad(message, block))

/** crypto_box_seal by its definition: epk | box(m, BLAKE2b-24(epk | pk), pk, esk), with the ephemeral key given. */
export function boxTo(message: Uint8Array, to: Uint8Array, ephemeral: Agree): Uint8Array {
  const nonce = sodium.crypto_generichash(24, cat(ephemeral.publicKey, to), null)
  return cat(ephemeral.publicKey, sodium.crypto_box_easy(message, nonce, to, ephemeral.secretKey))
}

/** X25519. */
export const dh = (mine: Agree, theirs: Uint8Array): Uint8Array =>
  sodium.crypto_scalarmult(mine.secretKey, theirs)

/** Bytes as base64url without padding. */
export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** A copy with one bit changed. */
export function flipBit(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

/** A point of order 8 in X25519: every secret agreed with it is zero. */
export const SMALL_ORDER = new Uint8Array(
  Buffer.from('e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800', 'hex'),
)
