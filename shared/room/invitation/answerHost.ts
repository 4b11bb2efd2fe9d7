import { hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { type AgreePublicKey, agree } from '../../crypto/agree.ts'
import { equalBytes } from '../../crypto/hash.ts'
import { readRoomProof } from '../organisation/roomProof.ts'
import { concludeAgreement, ensureUsableKey, secondKey } from './inviteKeys.ts'
import { clearPart, openMessage, sealMessage } from './inviteMessage.ts'
import type { JoinerAttempt, JoinerStep, MetJoiner } from './joinerState.ts'
import { keyFingerprint } from './keyFingerprint.ts'
import { decodeMessage2, type Message2 } from './message2.ts'
import { encodeMessage3 } from './message3.ts'
import type { Host } from './parties.ts'

/** Checks M2: whose keys, and who vouches for them; OPEN_FAILED, INVITE_KEYS, BAD_KEY, NAME_INVALID, ORGANISATION_PROOF (PROTOCOL.md §9.4). Nothing of the joiner is told yet. */
export function meetHost(attempt: JoinerAttempt, m2: Uint8Array): MetJoiner {
  const { code, ephemeral, m1 } = attempt
  const inviterEphemeral = hex(clearPart('m2', m2)) as AgreePublicKey
  const shared = agree(ephemeral.secretKey, inviterEphemeral)
  const key2 = secondKey(code.secret, shared, m1)
  shared.wipe()
  const { nonce, host } = decodeMessage2(openMessage('m2', key2, m2))
  ensureKeysOfLink(code.fingerprint, host)
  ensureUsableKey(ephemeral, host.xId)
  return { at: 'met', attempt, m2, inviterEphemeral, inviterNonce: nonce, key2, host: vouchedFor(host) }
}

/** Makes M3, which tells the facilitator the joiner's name, and concludes k3 and the number to compare (PROTOCOL.md §9.4). */
export function answerHost(met: MetJoiner): JoinerStep {
  const { attempt, m2, inviterEphemeral, inviterNonce, key2, host } = met
  const { code, identity, claim, ephemeral, nonce, m1 } = attempt
  const m3 = sealMessage('m3', key2, encodeMessage3({ nonce, claim }))
  const { key, sas } = concludeAgreement({
    invite: code.secret,
    messages: [m1, m2, m3],
    agreed: [
      agree(ephemeral.secretKey, inviterEphemeral),
      agree(ephemeral.secretKey, host.xId),
      agree(identity.xId.secretKey, inviterEphemeral),
    ],
    nonces: { inviter: inviterNonce, joiner: nonce },
  })
  return {
    state: { at: 'waiting', attempt, m2, m3, key, sas, host },
    send: [m3],
    result: { type: 'waiting', sas, host },
  }
}

function ensureKeysOfLink(fingerprint: Uint8Array | null, { xId, control }: Message2['host']): void {
  if (fingerprint === null) return
  ensure(equalBytes(fingerprint, keyFingerprint(xId, control)), 'INVITE_KEYS')
}

function vouchedFor({ proof, ...host }: Message2['host']): Host {
  return { ...host, certificate: proof.length === 0 ? null : readRoomProof(proof, host) }
}
