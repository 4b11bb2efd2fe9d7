import { type EndCode, encodeEndCode } from './endCode.ts'
import { endKey, refusalKey } from './inviteKeys.ts'
import { sealMessage } from './inviteMessage.ts'
import type {
  AnsweredInviter,
  ClosedInviter,
  InviterState,
  InviterStep,
  OpenInviter,
  WaitingInviter,
} from './inviterState.ts'

/** Tells the sender of this M1, before any k3, why there is nothing to join (PROTOCOL.md §9). It never says INVITE_REFUSED, which only k3 may say. */
export function endMessage(state: InviterState, m1: Uint8Array, code: EndCode): Uint8Array {
  const said = code === 'INVITE_REFUSED' ? 'INVITE_USED' : code
  return sealMessage('end', endKey(state.invitation.secret, m1), encodeEndCode(said))
}

/** Ends an invitation without admission and tells whoever is in the middle of it: under k3 in the waiting room, by an end message before (PROTOCOL.md §9). */
export function closeInvitation(
  state: OpenInviter | AnsweredInviter | WaitingInviter,
  code: EndCode,
): InviterStep {
  const { invitation, identity, failures, seen } = state
  const last = lastTry(state, code)
  return {
    state: { at: 'closed', invitation, identity, failures, seen, code, last },
    send: last === null ? [] : [last.answer],
    result: { type: 'closed', code },
  }
}

function lastTry(
  state: OpenInviter | AnsweredInviter | WaitingInviter,
  code: EndCode,
): ClosedInviter['last'] {
  if (state.at === 'open') return null
  const { attempt } = state
  if (state.at === 'answered') return { attempt, m3: null, answer: endMessage(state, attempt.m1, code) }
  return { attempt, m3: state.m3, answer: sealMessage('refusal', refusalKey(state.key), encodeEndCode(code)) }
}
