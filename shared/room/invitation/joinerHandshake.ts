import { hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { createAgreeKeyPair } from '../../crypto/agree.ts'
import { equalBytes } from '../../crypto/hash.ts'
import { randomBytes } from '../../crypto/random.ts'
import type { PersonId } from '../ids.ts'
import { checkName } from '../names.ts'
import { answerHost, meetHost } from './answerHost.ts'
import { decodeEndCode } from './endCode.ts'
import type { InvitationCode } from './invitationCode.ts'
import { endKey, fifthKey, firstKey, fourthKey, refusalKey } from './inviteKeys.ts'
import { isFromJoiner, kindOfMessage, openMessage, sealMessage } from './inviteMessage.ts'
import type { JoinerState, JoinerStep } from './joinerState.ts'
import { commitTo, encodeMessage1 } from './message1.ts'
import type { Host, JoinerIdentity } from './parties.ts'
import { refusing } from './step.ts'

/** Begins to join: draws eJ, nJ and a person id, and gives M1 to publish on the topic; NAME_INVALID (PROTOCOL.md §9). */
export function startJoining(code: InvitationCode, identity: JoinerIdentity, name: string): JoinerStep {
  const ephemeral = createAgreeKeyPair()
  const nonce = randomBytes(32)
  const claim = {
    xId: identity.xId.publicKey,
    control: identity.control,
    leaf: identity.leaf.publicKey,
    personId: hex(randomBytes(16)) as PersonId,
    name: checkName(name),
  }
  const commitment = commitTo(ephemeral.publicKey, claim, nonce)
  const plain = encodeMessage1({ ephemeral: ephemeral.publicKey, commitment })
  const m1 = sealMessage('m1', firstKey(code.secret), plain)
  return { state: { at: 'asking', attempt: { code, identity, claim, ephemeral, nonce, m1 } }, send: [m1] }
}

/** What to publish again, as long as nothing came, since signalling may lose messages: M1 until a right M2, and also while M3 is held back, so that the try is not taken for a silent one; then M3 (PROTOCOL.md §9). */
export function joinerReminders(state: JoinerState): readonly Uint8Array[] {
  if (state.at === 'asking' || state.at === 'met') return [state.attempt.m1]
  return state.at === 'waiting' ? [state.m3] : []
}

/** Confirms an admission with M5, whose payload of at most 36 KiB is the caller's; INVITE_STATE unless just admitted, TOO_LARGE (PROTOCOL.md §9). */
export function confirmAdmission(state: JoinerState, payload: Uint8Array): JoinerStep {
  ensure(state.at === 'admitted', 'INVITE_STATE')
  const m5 = sealMessage('m5', fifthKey(state.key), payload)
  return { state: { at: 'joined', m4: state.m4, m5 }, send: [m5] }
}

/** Goes on with a facilitator whom `judge` held back: M3, which tells her the joiner's name; INVITE_STATE unless she was (PROTOCOL.md §9.4). */
export function acceptHost(state: JoinerState): JoinerStep {
  ensure(state.at === 'met', 'INVITE_STATE')
  return answerHost(state)
}

/** Looks at a facilitator whose keys and signatures are right, before anything is told: true goes on, false holds M3 back until {@link acceptHost}; it may raise ORGANISATION_EXPIRED or ORGANISATION_PROOF. */
export type JudgeHost = (host: Host) => boolean

/**
 * Takes one message from the topic (PROTOCOL.md §9). Everybody who knows the topic is heard there, so what does not fit is
 * refused with a code and leaves the state as it was: INVITE_STATE for a message of the wrong direction or at the wrong time,
 * OPEN_FAILED for one under another key, INVITE_KEYS when the facilitator's keys are not those of the link, ORGANISATION_PROOF
 * when an organisation does not vouch for them as it seems, what `judge` raises, BAD_KEY, NAME_INVALID and the codes of the layout. Repeated messages are answered with the same bytes again.
 */
export function joinerReceives(state: JoinerState, message: Uint8Array, judge: JudgeHost): JoinerStep {
  return refusing(state, () => {
    const kind = kindOfMessage(message)
    ensure(!isFromJoiner(kind), 'INVITE_STATE')
    if (kind === 'm2') return receiveHost(state, message, judge)
    if (kind === 'm4') return receiveAdmission(state, message)
    return receiveEnd(state, kind === 'refusal' ? 'refusal' : 'end', message)
  })
}

function receiveHost(state: JoinerState, m2: Uint8Array, judge: JudgeHost): JoinerStep {
  if (state.at === 'asking') {
    const met = meetHost(state.attempt, m2)
    if (judge(met.host)) return answerHost(met)
    return { state: met, send: [], result: { type: 'met', host: met.host } }
  }
  if (state.at === 'met' && equalBytes(state.m2, m2)) return { state, send: [] }
  ensure(state.at === 'waiting' && equalBytes(state.m2, m2), 'INVITE_STATE')
  return { state, send: [state.m3] }
}

function receiveAdmission(state: JoinerState, m4: Uint8Array): JoinerStep {
  if (state.at === 'waiting') {
    const payload = openMessage('m4', fourthKey(state.key), m4)
    return {
      state: { at: 'admitted', m4, key: state.key },
      send: [],
      result: { type: 'admitted', payload },
    }
  }
  const repeated = (state.at === 'admitted' || state.at === 'joined') && equalBytes(state.m4, m4)
  ensure(repeated, 'INVITE_STATE')
  return { state, send: state.at === 'joined' ? [state.m5] : [] }
}

/**
 * An end message needs the invitation alone, so whoever else holds it can send one, as she could burn it. It therefore never
 * says INVITE_REFUSED: that a facilitator turned somebody away is believed only under k3.
 */
function receiveEnd(state: JoinerState, kind: 'refusal' | 'end', message: Uint8Array): JoinerStep {
  const isEarly = state.at === 'asking' || state.at === 'met'
  ensure(state.at === 'waiting' || (isEarly && kind === 'end'), 'INVITE_STATE')
  const { code: invite, m1 } = state.attempt
  const key = kind === 'refusal' && state.at === 'waiting' ? refusalKey(state.key) : endKey(invite.secret, m1)
  const code = decodeEndCode(openMessage(kind, key, message))
  ensure(kind === 'refusal' || code !== 'INVITE_REFUSED', 'BAD_VALUE')
  return { state: { at: 'ended', code }, send: [], result: { type: 'ended', code } }
}
