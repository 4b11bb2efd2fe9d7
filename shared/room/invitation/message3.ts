import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { utf8 } from '../../bytes/utf8.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'
import type { PersonId } from '../ids.ts'
import { readName } from '../readName.ts'
import type { JoinerClaim } from './parties.ts'

/** The plaintext of M3: nJ, 32 bytes, and who the joiner is (PROTOCOL.md §9). */
export type Message3 = { readonly nonce: Uint8Array; readonly claim: JoinerClaim }

/** Encodes nJ | X_idJ | E_ctlJ | leafJ | personId | LP(name) (PROTOCOL.md §9). */
export function encodeMessage3(message: Message3): Uint8Array {
  const { xId, control, leaf, personId, name } = message.claim
  const writer = new BytesWriter().raw(message.nonce)
  for (const field of [xId, control, leaf, personId]) writer.raw(fromHex(field))
  return writer.lp(utf8(name)).finish()
}

/** Decodes M3; TRUNCATED, TRAILING, TOO_LARGE, BAD_UTF8 or NAME_INVALID for anything else (PROTOCOL.md §9). */
export function decodeMessage3(plain: Uint8Array): Message3 {
  return readExactly(plain, reader => ({
    nonce: reader.raw(32),
    claim: {
      xId: hex(reader.raw(32)) as AgreePublicKey,
      control: hex(reader.raw(32)) as SignPublicKey,
      leaf: hex(reader.raw(32)) as AgreePublicKey,
      personId: hex(reader.raw(16)) as PersonId,
      name: readName(reader),
    },
  }))
}
