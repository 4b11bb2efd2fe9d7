import { hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { agree } from '../../crypto/agree.ts'
import { equalBytes } from '../../crypto/hash.ts'
import { concludeAgreement, ensureUsableKey } from './inviteKeys.ts'
import type { AnsweredInviter, InviterStep } from './inviterState.ts'
import { commitTo } from './message1.ts'
import { decodeMessage3 } from './message3.ts'

/**
 * Checks M3, of which `plain` is the plaintext, against the commitment of M1, and lets its sender into the waiting room
 * (PROTOCOL.md §9). INVITE_COMMIT when she shows something else than she committed to; BAD_KEY, NAME_INVALID, and the codes
 * of the layout.
 */
export function meetJoiner(state: AnsweredInviter, m3: Uint8Array, plain: Uint8Array): InviterStep {
  const { attempt, invitation, identity, failures, seen } = state
  const { nonce, claim } = decodeMessage3(plain)
  ensure(equalBytes(attempt.commitment, commitTo(attempt.joinerEphemeral, claim, nonce)), 'INVITE_COMMIT')
  ensureUsableKey(attempt.ephemeral, claim.leaf)
  const { transcript, key, sas } = concludeAgreement({
    invite: invitation.secret,
    messages: [attempt.m1, attempt.m2, m3],
    agreed: [
      agree(attempt.ephemeral.secretKey, attempt.joinerEphemeral),
      agree(identity.xId.secretKey, attempt.joinerEphemeral),
      agree(attempt.ephemeral.secretKey, claim.xId),
    ],
    nonces: { inviter: attempt.nonce, joiner: nonce },
  })
  const applicant = { ...claim, id: hex(transcript.subarray(0, 16)) }
  return {
    state: {
      at: 'waiting',
      wrongDigits: 0,
      invitation,
      identity,
      failures,
      seen,
      attempt,
      m3,
      key,
      applicant,
      sas,
    },
    send: [],
    result: { type: 'applicant', applicant, sas },
  }
}
