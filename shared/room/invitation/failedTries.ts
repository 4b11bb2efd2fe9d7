import { type ErrorCode, ProtocolError } from '../../bytes/protocolError.ts'
import { closeInvitation } from './closeInvitation.ts'
import type { AnsweredInviter, InviterStep, OpenInviter } from './inviterState.ts'

/** Failed tries that burn an invitation (PROTOCOL.md §9). */
export const MAX_FAILED_TRIES = 3

/** Runs `react` on a message of somebody who holds the invitation: an expected failure is a failed try, and the third burns the invitation (PROTOCOL.md §9). */
export function counting(state: OpenInviter | AnsweredInviter, react: () => InviterStep): InviterStep {
  try {
    return react()
  } catch (error) {
    if (error instanceof ProtocolError) return countFailure(state, error.code)
    throw error
  }
}

function countFailure(state: OpenInviter | AnsweredInviter, refused: ErrorCode): InviterStep {
  const failed = { ...state, failures: state.failures + 1 }
  if (failed.failures < MAX_FAILED_TRIES) return { state: failed, send: [], refused }
  return { ...closeInvitation(failed, 'INVITE_BURNT'), refused }
}
