import { concatBytes } from '../bytes/concatBytes.ts'
import { fromHex, hex } from '../bytes/hex.ts'
import { utf8 } from '../bytes/utf8.ts'
import type { Brand } from './brand.ts'
import { type Label, PREFIX } from './labels.ts'
import { Secret } from './secret.ts'
import { sodium } from './sodium.ts'

/** An Ed25519 public key: 32 bytes as hexadecimal text. */
export type SignPublicKey = Brand<string, 'SignPublicKey'>

/** An Ed25519 key pair; the secret is 64 bytes. */
export type SignKeyPair = { readonly publicKey: SignPublicKey; readonly secretKey: Secret<'sign'> }

/** Length of an Ed25519 signature in bytes. */
export const SIGNATURE_BYTES = 64

/** A new Ed25519 key pair. */
export function createSignKeyPair(): SignKeyPair {
  const pair = sodium.crypto_sign_keypair()
  return { publicKey: hex(pair.publicKey) as SignPublicKey, secretKey: new Secret<'sign'>(pair.privateKey) }
}

/** The 64-byte Ed25519 signature over prefix+label and the bytes (PROTOCOL.md §2). */
export function sign(secretKey: Secret<'sign'>, label: Label, bytes: Uint8Array): Uint8Array {
  return sodium.crypto_sign_detached(concatBytes(utf8(PREFIX + label), bytes), secretKey.expose())
}

/** True when the signature is valid under this key and label; small-order keys and malleated signatures are not (PROTOCOL.md §2). */
export function verify(
  publicKey: SignPublicKey,
  label: Label,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  return sodium.crypto_sign_verify_detached(
    signature,
    concatBytes(utf8(PREFIX + label), bytes),
    fromHex(publicKey),
  )
}
