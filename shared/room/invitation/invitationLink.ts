import type { Invitation } from './createInvitation.ts'
import { encodeCode } from './invitationCode.ts'

/** The link of an invitation: `rowan://join/#` and 56 base32 symbols, 70 characters (PROTOCOL.md §9). */
export function invitationLink(invitation: Pick<Invitation, 'secret' | 'fingerprint'>): string {
  return `rowan://join/#${encodeCode(invitation)}`
}
