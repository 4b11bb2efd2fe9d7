import { hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { equalBytes, hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import { answerJoiner } from './answerJoiner.ts'
import { closeInvitation, endMessage } from './closeInvitation.ts'
import type { EndCode } from './endCode.ts'
import { counting, failTry } from './failedTries.ts'
import { firstKey } from './inviteKeys.ts'
import { openMessage } from './inviteMessage.ts'
import type { AnsweredInviter, InviterState, InviterStep, WaitingInviter } from './inviterState.ts'

/** After this silence since her last M1, in ms, a joiner who never came to M3 has failed and another may begin (PROTOCOL.md §9). */
export const TRY_SILENCE = 60 * 1000

/** Takes an M1: a new try, a repeat, or a second person with the same invitation (PROTOCOL.md §9). OPEN_FAILED, INVITE_STATE for a replay of an earlier try, and the codes of answerJoiner. */
export function receiveFirst(state: InviterState, m1: Uint8Array, now: number): InviterStep {
  const plain = openMessage('m1', firstKey(state.invitation.secret), m1)
  if (isCurrent(state, m1)) return repeatAnswer(state, now)
  if (state.at === 'closed') return turnAway(state, m1, state.code)
  if (state.at === 'admitting' || state.at === 'joined') return turnAway(state, m1, 'INVITE_USED')
  const name = hex(hash(LABELS.m1, m1))
  ensure(!state.seen.includes(name), 'INVITE_STATE')
  const known = { ...state, seen: [...state.seen, name] }
  if (known.at === 'waiting') return burn(known, m1)
  if (known.at === 'open') return counting(known, () => answerJoiner(known, m1, plain, now))
  const isOver = now - known.heardAt >= TRY_SILENCE
  return isOver ? replaceTry(known, m1, plain, now) : burn(known, m1)
}

function isCurrent(state: InviterState, m1: Uint8Array): boolean {
  if (state.at === 'open') return false
  const attempt = state.at === 'closed' ? state.last?.attempt : state.attempt
  return attempt !== undefined && equalBytes(attempt.m1, m1)
}

/** The joiner repeats herself because our answer may be lost; after M3 she has had M2. */
function repeatAnswer(state: InviterState, now: number): InviterStep {
  if (state.at === 'answered') return { state: { ...state, heardAt: now }, send: [state.attempt.m2] }
  if (state.at === 'closed' && state.last !== null)
    return { state, send: [state.last.answer], refused: state.code }
  return { state, send: [] }
}

function turnAway(state: InviterState, m1: Uint8Array, code: EndCode): InviterStep {
  return { state, send: [endMessage(state, m1, code)], refused: code }
}

function burn(state: AnsweredInviter | WaitingInviter, m1: Uint8Array): InviterStep {
  const closed = closeInvitation(state, 'INVITE_BURNT')
  return {
    ...closed,
    send: [...closed.send, endMessage(state, m1, 'INVITE_BURNT')],
    refused: 'INVITE_BURNT',
  }
}

/** The try before went silent and has failed. Its M3 can no longer be answered, so whoever made it is told. */
function replaceTry(state: AnsweredInviter, m1: Uint8Array, plain: Uint8Array, now: number): InviterStep {
  const { state: open } = failTry(state)
  if (open.at !== 'open') return burn({ ...state, failures: open.failures }, m1)
  const step = counting(open, () => answerJoiner(open, m1, plain, now))
  return { ...step, send: [endMessage(state, state.attempt.m1, 'INVITE_USED'), ...step.send] }
}
