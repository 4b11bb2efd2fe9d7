import { ensure } from '../../bytes/protocolError.ts'
import { hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import { type Secret, secretOf } from '../../crypto/secret.ts'
import { base32, fromBase32 } from './base32.ts'
import { INVITE_BYTES } from './createInvitation.ts'

/** What a code carries: `inv`, and the facilitator's key fingerprint unless the code was spoken (PROTOCOL.md §9). */
export type InvitationCode = {
  readonly secret: Secret<'invite'>
  readonly fingerprint: Uint8Array | null
}

const PART_SYMBOLS = 26
const CHECK_SYMBOLS = 4
/** Symbols of a spoken code: 26 of `inv`, 4 of the checksum (PROTOCOL.md §9). */
export const SPOKEN_SYMBOLS = PART_SYMBOLS + CHECK_SYMBOLS
/** Symbols of a link's code: 26 of `inv`, 26 of the fingerprint, 4 of the checksum (PROTOCOL.md §9). */
export const LINK_SYMBOLS = 2 * PART_SYMBOLS + CHECK_SYMBOLS

/** The 30 or 56 base32 symbols of a code, checksum included, without separators (PROTOCOL.md §9). */
export function encodeCode(code: InvitationCode): string {
  const parts = [code.secret.expose(), ...(code.fingerprint === null ? [] : [code.fingerprint])]
  return parts.map(base32).join('') + checkSymbols(parts)
}

/** Reads 30 or 56 base32 symbols; INVITE_CHECKSUM when one is wrong, INVITE_FORMAT for another length or alphabet (PROTOCOL.md §9). */
export function decodeCode(symbols: string): InvitationCode {
  ensure(symbols.length === SPOKEN_SYMBOLS || symbols.length === LINK_SYMBOLS, 'INVITE_FORMAT')
  const body = symbols.slice(0, -CHECK_SYMBOLS)
  const secret = fromBase32(body.slice(0, PART_SYMBOLS))
  const fingerprint = body.length > PART_SYMBOLS ? fromBase32(body.slice(PART_SYMBOLS)) : null
  const parts = fingerprint === null ? [secret] : [secret, fingerprint]
  ensure(symbols.slice(-CHECK_SYMBOLS) === checkSymbols(parts), 'INVITE_CHECKSUM')
  return { secret: secretOf<'invite'>(secret, INVITE_BYTES), fingerprint }
}

/** The first 20 bits of H("inv-check", parts..): one wrong code in a million goes unseen. */
function checkSymbols(parts: readonly Uint8Array[]): string {
  return base32(hash(LABELS.inviteCheck, ...parts).subarray(0, 3)).slice(0, CHECK_SYMBOLS)
}
