import { hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { type AgreePublicKey, agree } from '../../crypto/agree.ts'
import { equalBytes } from '../../crypto/hash.ts'
import { concludeAgreement, secondKey } from './inviteKeys.ts'
import { clearPart, openMessage, sealMessage } from './inviteMessage.ts'
import type { JoinerAttempt, JoinerStep } from './joinerState.ts'
import { keyFingerprint } from './keyFingerprint.ts'
import { decodeMessage2 } from './message2.ts'
import { encodeMessage3 } from './message3.ts'
import type { Host } from './parties.ts'

/** Checks M2, makes M3 and concludes k3 and the number to compare; OPEN_FAILED, INVITE_KEYS, BAD_KEY, NAME_INVALID (PROTOCOL.md §9). */
export function answerHost(attempt: JoinerAttempt, m2: Uint8Array): JoinerStep {
  const { code, identity, claim, ephemeral, nonce, m1 } = attempt
  const inviterEphemeral = hex(clearPart('m2', m2)) as AgreePublicKey
  const shared = agree(ephemeral.secretKey, inviterEphemeral)
  const key2 = secondKey(code.secret, shared, m1)
  const { nonce: inviterNonce, host } = decodeMessage2(openMessage('m2', key2, m2))
  ensureKeysOfLink(code.fingerprint, host)
  const toHost = agree(ephemeral.secretKey, host.xId)
  const fromIdentity = agree(identity.xId.secretKey, inviterEphemeral)
  const m3 = sealMessage('m3', key2, encodeMessage3({ nonce, claim }))
  const { key, sas } = concludeAgreement({
    invite: code.secret,
    messages: [m1, m2, m3],
    agreed: [shared, toHost, fromIdentity],
    nonces: { inviter: inviterNonce, joiner: nonce },
  })
  return {
    state: { at: 'waiting', attempt, m2, m3, key, sas, host },
    send: [m3],
    result: { type: 'waiting', sas, host },
  }
}

function ensureKeysOfLink(fingerprint: Uint8Array | null, host: Host): void {
  if (fingerprint === null) return
  ensure(equalBytes(fingerprint, keyFingerprint(host.xId, host.control)), 'INVITE_KEYS')
}
