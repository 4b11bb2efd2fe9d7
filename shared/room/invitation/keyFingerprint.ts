import { fromHex } from '../../bytes/hex.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import { hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'

/** Length of the fingerprint of a facilitator's keys, in bytes. */
const FINGERPRINT_BYTES = 16

/** First 16 bytes of H("inv-fp", X_idF, E_ctlF): what a link says about the facilitator's keys (PROTOCOL.md §9). */
export function keyFingerprint(xId: AgreePublicKey, control: SignPublicKey): Uint8Array {
  return hash(LABELS.inviteFingerprint, fromHex(xId), fromHex(control)).slice(0, FINGERPRINT_BYTES)
}
