import { fromHex, hex } from '../bytes/hex.ts'
import { ensure, ProtocolError } from '../bytes/protocolError.ts'
import type { Brand } from './brand.ts'
import { Secret } from './secret.ts'
import { sodium } from './sodium.ts'

/** An X25519 public key: 32 bytes as hexadecimal text. */
export type AgreePublicKey = Brand<string, 'AgreePublicKey'>

/** An X25519 key pair; the secret is 32 bytes. */
export type AgreeKeyPair = { readonly publicKey: AgreePublicKey; readonly secretKey: Secret<'agree'> }

/** Length of crypto_box_seal of a 32-byte secret, in bytes. */
export const BOX_BYTES = 80

/** Every X25519 key of small order, little-endian with the top bit clear: whatever is agreed with one is known to all (RFC 7748 §7). */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
])

/** Reads 32 bytes as an X25519 key of somebody else's; BAD_KEY for one of small order (PROTOCOL.md §2). */
export function agreeKeyOf(bytes: Uint8Array): AgreePublicKey {
  const masked = Uint8Array.from(bytes)
  // the top bit is not part of the number
  masked[31] = (masked[31] ?? 0) & 0x7f
  ensure(!SMALL_ORDER.has(hex(masked)), 'BAD_KEY')
  return hex(bytes) as AgreePublicKey
}

/** A new X25519 key pair. */
export function createAgreeKeyPair(): AgreeKeyPair {
  const pair = sodium.crypto_box_keypair()
  return { publicKey: hex(pair.publicKey) as AgreePublicKey, secretKey: new Secret<'agree'>(pair.privateKey) }
}

/** X25519 of my secret and their public key, 32 bytes (PROTOCOL.md §2); a small-order key raises BAD_KEY. */
export function agree(mine: Secret<'agree'>, theirs: AgreePublicKey): Secret<'agreed'> {
  try {
    return new Secret<'agreed'>(sodium.crypto_scalarmult(mine.expose(), fromHex(theirs)))
  } catch {
    throw new ProtocolError('BAD_KEY')
  }
}

/** Seals a 32-byte secret to an X25519 key: 80 bytes, anonymous (PROTOCOL.md §2). A bad key raises BAD_KEY. */
export function sealToKey(secret: Secret<string>, to: AgreePublicKey): Uint8Array {
  try {
    return sodium.crypto_box_seal(secret.expose(), fromHex(to))
  } catch {
    throw new ProtocolError('BAD_KEY')
  }
}

/** Opens a box made by sealToKey for this pair; null when it was made for another key (PROTOCOL.md §2). */
export function openBox<Kind extends string>(box: Uint8Array, pair: AgreeKeyPair): Secret<Kind> | null {
  try {
    return new Secret<Kind>(
      sodium.crypto_box_seal_open(box, fromHex(pair.publicKey), pair.secretKey.expose()),
    )
  } catch {
    // libsodium throws for every box that is not ours; most boxes of an epoch are not
    return null
  }
}
