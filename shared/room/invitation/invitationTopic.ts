import { base64url } from '../../bytes/base64url.ts'
import { keyedHash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { Secret } from '../../crypto/secret.ts'

/** The signalling topic of an invitation: 24 bytes of K(inv,"inv-topic") as 32 base64url characters (PROTOCOL.md §9). */
export function invitationTopic(secret: Secret<'invite'>): string {
  return base64url(keyedHash(secret, LABELS.inviteTopic).subarray(0, 24))
}
