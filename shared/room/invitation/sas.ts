import { keyedHash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { Secret } from '../../crypto/secret.ts'

/** The nonces of a handshake, 32 bytes each (PROTOCOL.md §9). */
export type Nonces = { readonly inviter: Uint8Array; readonly joiner: Uint8Array }

/** The number to read aloud: first u64 of K(k3,"sas",th,nF,nJ) modulo 10^9, as "ddd ddd ddd" (PROTOCOL.md §9). */
export function sasOf(key: Secret<'inv-k3'>, transcript: Uint8Array, nonces: Nonces): string {
  const bytes = keyedHash(key, LABELS.sas, transcript, nonces.inviter, nonces.joiner)
  const number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0) % 1_000_000_000n
  return number
    .toString()
    .padStart(9, '0')
    .replace(/\d{3}(?=\d)/g, '$& ')
}
