import { BytesWriter } from '../bytes/bytesWriter.ts'
import { utf8 } from '../bytes/utf8.ts'
import { type Label, PREFIX } from './labels.ts'
import { Secret } from './secret.ts'
import { sodium } from './sodium.ts'

function labelled(label: Label, parts: readonly Uint8Array[]): Uint8Array {
  const writer = new BytesWriter().lp(utf8(PREFIX + label))
  for (const part of parts) writer.lp(part)
  return writer.finish()
}

/** H(label, parts..) of PROTOCOL.md §2: 32-byte BLAKE2b of LP(prefix+label) and LP of each part. */
export function hash(label: Label, ...parts: Uint8Array[]): Uint8Array {
  return sodium.crypto_generichash(32, labelled(label, parts), null)
}

/** K(key, label, parts..) of PROTOCOL.md §2 as public output: 32-byte keyed BLAKE2b; the key is 16 to 64 bytes. */
export function keyedHash<Kind extends string>(
  key: Secret<Kind>,
  label: Label,
  ...parts: Uint8Array[]
): Uint8Array {
  return sodium.crypto_generichash(32, labelled(label, parts), key.expose())
}

/** K(key, label, parts..) of PROTOCOL.md §2 as a new 32-byte secret. */
export function deriveSecret<To extends string>(
  key: Secret<string>,
  label: Label,
  ...parts: Uint8Array[]
): Secret<To> {
  return new Secret<To>(keyedHash(key, label, ...parts))
}

/** Constant-time equality of two byte strings; different lengths are unequal at once. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sodium.memcmp(a, b)
}
