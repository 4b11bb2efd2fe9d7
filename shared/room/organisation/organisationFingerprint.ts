import { fromHex, hex } from '../../bytes/hex.ts'
import { hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'

/** Length of the fingerprint of an organisation's key in bytes: eight words of 11 bits (PROTOCOL.md §14). */
export const ORGANISATION_FINGERPRINT_BYTES = 11

/** The first 88 bits of H("org-fp", key) as 22 characters of hexadecimal text: what the eight words say (PROTOCOL.md §14). */
export function organisationFingerprint(key: SignPublicKey): string {
  return hex(hash(LABELS.organisationFingerprint, fromHex(key)).subarray(0, ORGANISATION_FINGERPRINT_BYTES))
}
