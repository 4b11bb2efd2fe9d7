import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { utf8 } from '../../bytes/utf8.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'
import { readCodeWord } from '../codeWord.ts'
import type { RoomId } from '../ids.ts'
import { ROOM_PROOF_MAX } from '../organisation/roomProof.ts'
import { readName } from '../readName.ts'
import type { Host } from './parties.ts'

/** The plaintext of M2: nF, 32 bytes, and who the facilitator is; no organisation vouches for her where the proof is empty (PROTOCOL.md §9.3). */
export type Message2 = {
  readonly nonce: Uint8Array
  readonly host: Omit<Host, 'certificate'> & { readonly proof: Uint8Array }
}

/** Encodes nF | X_idF | E_ctlF | roomId | LP(name) | LP(code word) | LP(proof) (PROTOCOL.md §9.3). */
export function encodeMessage2(message: Message2): Uint8Array {
  const { xId, control, roomId, name, codeWord, proof } = message.host
  const writer = new BytesWriter().raw(message.nonce)
  for (const field of [xId, control, roomId]) writer.raw(fromHex(field))
  return writer.lp(utf8(name)).lp(utf8(codeWord)).lp(proof).finish()
}

/** Decodes M2; TRUNCATED, TRAILING, TOO_LARGE, BAD_UTF8 or NAME_INVALID for anything else (PROTOCOL.md §9.3). */
export function decodeMessage2(plain: Uint8Array): Message2 {
  return readExactly(plain, reader => ({
    nonce: reader.raw(32),
    host: {
      xId: hex(reader.raw(32)) as AgreePublicKey,
      control: hex(reader.raw(32)) as SignPublicKey,
      roomId: hex(reader.raw(16)) as RoomId,
      name: readName(reader),
      codeWord: readCodeWord(reader),
      proof: reader.lp(ROOM_PROOF_MAX),
    },
  }))
}
