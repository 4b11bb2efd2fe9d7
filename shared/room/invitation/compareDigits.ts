import { ensure } from '../../bytes/protocolError.ts'
import { closeInvitation } from './closeInvitation.ts'
import type { InviterState, InviterStep } from './inviterState.ts'

/** Wrong numbers after which whoever waits is turned away and the invitation burnt (PROTOCOL.md §9.4). */
export const MAX_WRONG_DIGITS = 3

/**
 * Compares the number of the handshake with the nine digits that the facilitator typed as she heard them; full-width digits, spaces and
 * dashes do not matter. A wrong one is refused with SAS_MISMATCH, and the third burns the invitation. Raises INVITE_STATE when nobody
 * waits, SAS_LENGTH unless there are nine digits (PROTOCOL.md §9.4).
 */
export function compareDigits(state: InviterState, typed: string): InviterStep {
  ensure(state.at === 'waiting', 'INVITE_STATE')
  const digits = typed.normalize('NFKC').replaceAll(/[\s\p{Pd}.,]+/gu, '')
  ensure(/^\d{9}$/.test(digits), 'SAS_LENGTH')
  if (digits === state.sas.replaceAll(' ', '')) return { state, send: [] }
  const wrongDigits = state.wrongDigits + 1
  if (wrongDigits >= MAX_WRONG_DIGITS)
    return { ...closeInvitation(state, 'INVITE_BURNT'), refused: 'SAS_MISMATCH' }
  return { state: { ...state, wrongDigits }, send: [], refused: 'SAS_MISMATCH' }
}
