import type { Secret } from '../../crypto/secret.ts'
import { encodeCode } from './invitationCode.ts'

/** The code to read aloud: 30 base32 symbols in six groups of five, 35 characters (PROTOCOL.md §9). It carries no fingerprint. */
export function spokenCode(secret: Secret<'invite'>): string {
  return encodeCode({ secret, fingerprint: null }).replace(/.{5}(?=.)/g, '$& ')
}
