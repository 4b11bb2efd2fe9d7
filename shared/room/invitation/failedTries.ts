import { ProtocolError } from '../../bytes/protocolError.ts'
import { closeInvitation } from './closeInvitation.ts'
import type { AnsweredInviter, InviterStep, OpenInviter } from './inviterState.ts'

/** Failed tries that burn an invitation (PROTOCOL.md §9). */
export const MAX_FAILED_TRIES = 3

/** Runs `react` on a message of somebody who holds the invitation: an expected failure ends her try, and the third burns the invitation (PROTOCOL.md §9). */
export function counting(state: OpenInviter | AnsweredInviter, react: () => InviterStep): InviterStep {
  try {
    return react()
  } catch (error) {
    if (error instanceof ProtocolError) return { ...failTry(state), refused: error.code }
    throw error
  }
}

/** Ends a try as failed, so that another may begin; the third burns the invitation (PROTOCOL.md §9). */
export function failTry(state: OpenInviter | AnsweredInviter): InviterStep {
  const { invitation, identity, seen } = state
  const failures = state.failures + 1
  if (failures >= MAX_FAILED_TRIES) return closeInvitation({ ...state, failures }, 'INVITE_BURNT')
  return { state: { at: 'open', invitation, identity, failures, seen }, send: [] }
}
