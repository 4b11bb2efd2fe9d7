import { ensure } from '../../bytes/protocolError.ts'
import { closeInvitation } from './closeInvitation.ts'
import { fourthKey } from './inviteKeys.ts'
import { sealMessage } from './inviteMessage.ts'
import type { InviterState, InviterStep } from './inviterState.ts'

/** Admits whoever waits with M4, whose payload of at most 36 KiB is the caller's; INVITE_STATE when nobody waits, TOO_LARGE (PROTOCOL.md §9). */
export function admitApplicant(state: InviterState, payload: Uint8Array): InviterStep {
  ensure(state.at === 'waiting', 'INVITE_STATE')
  const m4 = sealMessage('m4', fourthKey(state.key), payload)
  return { state: { ...state, at: 'admitting', m4 }, send: [m4] }
}

/** Turns away whoever waits, who is told INVITE_REFUSED; the invitation is spent. INVITE_STATE when nobody waits (PROTOCOL.md §9). */
export function refuseApplicant(state: InviterState): InviterStep {
  ensure(state.at === 'waiting', 'INVITE_STATE')
  return closeInvitation(state, 'INVITE_REFUSED')
}

/** Takes an invitation back, or burns it because the numbers differ; whoever is in the middle of it is told INVITE_BURNT. Nothing changes once somebody was admitted or it is over (PROTOCOL.md §9). */
export function burnInvitation(state: InviterState): InviterStep {
  if (state.at === 'admitting' || state.at === 'joined' || state.at === 'closed') return { state, send: [] }
  return closeInvitation(state, 'INVITE_BURNT')
}

/** What to publish again, as long as nothing came, since signalling may lose messages: M4 (PROTOCOL.md §9). The joiner repeats the rest. */
export function inviterReminders(state: InviterState): readonly Uint8Array[] {
  return state.at === 'admitting' ? [state.m4] : []
}

/** How an invitation stands, for its facilitator. */
export function invitationStatus(state: InviterState): 'open' | 'used' | 'expired' | 'burnt' {
  if (state.at === 'admitting' || state.at === 'joined') return 'used'
  if (state.at !== 'closed') return 'open'
  if (state.code === 'INVITE_EXPIRED') return 'expired'
  return state.code === 'INVITE_BURNT' ? 'burnt' : 'used'
}
