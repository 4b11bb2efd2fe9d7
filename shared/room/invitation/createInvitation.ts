import type { AgreeKeyPair } from '../../crypto/agree.ts'
import { randomSecret } from '../../crypto/random.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'
import { keyFingerprint } from './keyFingerprint.ts'

/** Length of the secret `inv` of an invitation, in bytes. */
export const INVITE_BYTES = 16
/** How long an invitation may be used unless told otherwise: 24 hours, in ms (PROTOCOL.md §9). */
export const INVITATION_LIFETIME = 24 * 60 * 60 * 1000

/** An invitation as its facilitator holds it, who alone has a copy (PROTOCOL.md §9). `expiresAt` is in ms since 1970. */
export type Invitation = {
  readonly secret: Secret<'invite'>
  readonly fingerprint: Uint8Array
  readonly expiresAt: number
}

/** A new invitation of 16 random bytes by the facilitator with these keys, from `now` for `lifetime` ms (PROTOCOL.md §9). */
export function createInvitation(
  keys: { readonly xId: AgreeKeyPair; readonly control: SignPublicKey },
  now: number,
  lifetime = INVITATION_LIFETIME,
): Invitation {
  return {
    secret: randomSecret<'invite'>(INVITE_BYTES),
    fingerprint: keyFingerprint(keys.xId.publicKey, keys.control),
    expiresAt: now + lifetime,
  }
}
