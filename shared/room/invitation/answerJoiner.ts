import { fromHex } from '../../bytes/hex.ts'
import { agree, createAgreeKeyPair } from '../../crypto/agree.ts'
import { randomBytes } from '../../crypto/random.ts'
import { secondKey } from './inviteKeys.ts'
import { sealMessage } from './inviteMessage.ts'
import type { InviterStep, OpenInviter } from './inviterState.ts'
import { decodeMessage1 } from './message1.ts'
import { encodeMessage2 } from './message2.ts'
import type { InviterIdentity } from './parties.ts'

/** Answers M1, of which `plain` is the plaintext, with M2 under a new eF and nF; TRUNCATED, TRAILING, BAD_KEY (PROTOCOL.md §9). */
export function answerJoiner(
  state: OpenInviter,
  m1: Uint8Array,
  plain: Uint8Array,
  now: number,
): InviterStep {
  const { ephemeral: joinerEphemeral, commitment } = decodeMessage1(plain)
  const ephemeral = createAgreeKeyPair()
  const nonce = randomBytes(32)
  const key = secondKey(state.invitation.secret, agree(ephemeral.secretKey, joinerEphemeral), m1)
  const m2 = sealMessage('m2', key, plainMessage2(state.identity, nonce), fromHex(ephemeral.publicKey))
  const attempt = { m1, m2, joinerEphemeral, commitment, ephemeral, nonce, key }
  return { state: { ...state, at: 'answered', attempt, heardAt: now }, send: [m2] }
}

function plainMessage2(identity: InviterIdentity, nonce: Uint8Array): Uint8Array {
  return encodeMessage2({ nonce, host: { ...identity, xId: identity.xId.publicKey } })
}
