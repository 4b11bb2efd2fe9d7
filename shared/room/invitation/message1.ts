import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { utf8 } from '../../bytes/utf8.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import { hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { JoinerClaim } from './parties.ts'

/** The plaintext of M1: eJ and the commitment c (PROTOCOL.md §9). */
export type Message1 = { readonly ephemeral: AgreePublicKey; readonly commitment: Uint8Array }

/** c = H("sas-commit", eJ, X_idJ, E_ctlJ, leafJ, personId, name, nJ): what M3 must show, fixed before nF is known (PROTOCOL.md §9). */
export function commitTo(ephemeral: AgreePublicKey, claim: JoinerClaim, nonce: Uint8Array): Uint8Array {
  const keys = [ephemeral, claim.xId, claim.control, claim.leaf, claim.personId].map(fromHex)
  return hash(LABELS.sasCommit, ...keys, utf8(claim.name), nonce)
}

/** Encodes eJ | c, 64 bytes (PROTOCOL.md §9). */
export function encodeMessage1(message: Message1): Uint8Array {
  return new BytesWriter().raw(fromHex(message.ephemeral)).raw(message.commitment).finish()
}

/** Decodes eJ | c; TRUNCATED or TRAILING unless it is 64 bytes (PROTOCOL.md §9). */
export function decodeMessage1(plain: Uint8Array): Message1 {
  return readExactly(plain, reader => ({
    ephemeral: hex(reader.raw(32)) as AgreePublicKey,
    commitment: reader.raw(32),
  }))
}
