import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { equalBytes } from '../../crypto/hash.ts'
import { counting } from './failedTries.ts'
import { fifthKey } from './inviteKeys.ts'
import { isFromJoiner, kindOfMessage, openMessage } from './inviteMessage.ts'
import { inviterWakes } from './inviterClock.ts'
import type { ClosedInviter, InviterState, InviterStep } from './inviterState.ts'
import { meetJoiner } from './meetJoiner.ts'
import { receiveFirst } from './receiveFirst.ts'
import { refusing } from './step.ts'

/**
 * Takes one message from the topic at `now`, ms since 1970 (PROTOCOL.md §9). Everybody who knows the topic is heard there, the
 * signalling server above all, so only a message that proves knowledge of the invitation can use it up: what opens under k1
 * or k2 and then breaks a rule is a failed try (three burn the invitation), and a second M1 while a first is under way means
 * that two people hold it (burnt at once). What does not open, and exact repeats of what came before, change nothing: were
 * garbage counted, anybody on the topic could burn an invitation. Refused with INVITE_STATE, OPEN_FAILED, INVITE_COMMIT,
 * BAD_KEY, NAME_INVALID, the codes of the layout, or INVITE_EXPIRED, INVITE_USED or INVITE_BURNT when it is over.
 */
export function inviterReceives(state: InviterState, message: Uint8Array, now: number): InviterStep {
  const woken = inviterWakes(state, now)
  const step = refusing(woken.state, () => receive(woken.state, message, now))
  return { ...woken, ...step, send: [...woken.send, ...step.send] }
}

function receive(state: InviterState, message: Uint8Array, now: number): InviterStep {
  const kind = kindOfMessage(message)
  ensure(isFromJoiner(kind), 'INVITE_STATE')
  if (kind === 'm1') return receiveFirst(state, message, now)
  return kind === 'm3' ? receiveThird(state, message) : receiveFifth(state, message)
}

function receiveThird(state: InviterState, m3: Uint8Array): InviterStep {
  if (state.at === 'answered') {
    const plain = openMessage('m3', state.attempt.key, m3)
    return counting(state, () => meetJoiner(state, m3, plain))
  }
  if (state.at === 'closed') return receiveLate(state, m3)
  ensure(state.at !== 'open' && equalBytes(state.m3, m3), 'INVITE_STATE')
  return { state, send: state.at === 'admitting' ? [state.m4] : [] }
}

/** The joiner was not told that it is over, or did not hear it; she alone can make an M3 of the last try. */
function receiveLate(state: ClosedInviter, m3: Uint8Array): InviterStep {
  const { last } = state
  if (last === null) throw new ProtocolError('INVITE_STATE')
  if (last.m3 === null) openMessage('m3', last.attempt.key, m3)
  else ensure(equalBytes(last.m3, m3), 'INVITE_STATE')
  return { state, send: [last.answer], refused: state.code }
}

function receiveFifth(state: InviterState, m5: Uint8Array): InviterStep {
  if (state.at === 'joined') {
    ensure(equalBytes(state.m5, m5), 'INVITE_STATE')
    return { state, send: [] }
  }
  ensure(state.at === 'admitting', 'INVITE_STATE')
  const payload = openMessage('m5', fifthKey(state.key), m5)
  const { m4: _, ...met } = state
  return {
    state: { ...met, at: 'joined', m5 },
    send: [],
    result: { type: 'joined', applicant: state.applicant, payload },
  }
}
