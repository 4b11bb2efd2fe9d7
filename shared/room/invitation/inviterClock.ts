import { closeInvitation } from './closeInvitation.ts'
import type { InviterState, InviterStep } from './inviterState.ts'

/** What time alone does at `now`, ms since 1970, to be called now and then: an invitation expires, unless somebody already is in the waiting room (PROTOCOL.md §9). */
export function inviterWakes(state: InviterState, now: number): InviterStep {
  const mayExpire = state.at === 'open' || state.at === 'answered'
  if (!mayExpire || now < state.invitation.expiresAt) return { state, send: [] }
  return closeInvitation(state, 'INVITE_EXPIRED')
}
