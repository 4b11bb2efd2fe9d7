import { fromHex, hex } from '../bytes/hex.ts'
import { ProtocolError } from '../bytes/protocolError.ts'
import type { Brand } from './brand.ts'
import { Secret } from './secret.ts'
import { sodium } from './sodium.ts'

/** An X25519 public key: 32 bytes as hexadecimal text. */
export type AgreePublicKey = Brand<string, 'AgreePublicKey'>

/** An X25519 key pair; the secret is 32 bytes. */
export type AgreeKeyPair = { readonly publicKey: AgreePublicKey; readonly secretKey: Secret<'agree'> }

/** Length of crypto_box_seal of a 32-byte secret, in bytes. */
export const BOX_BYTES = 80

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
