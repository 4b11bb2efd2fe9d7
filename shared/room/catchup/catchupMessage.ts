import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { concatBytes } from '../../bytes/concatBytes.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { utf8 } from '../../bytes/utf8.ts'
import { deriveSecret } from '../../crypto/hash.ts'
import { LABELS, PREFIX } from '../../crypto/labels.ts'
import { seal, unseal } from '../../crypto/seal.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { DeviceId, EpochId } from '../ids.ts'

/** Largest part of a chain in one message, in bytes (PROTOCOL.md §4.6). */
export const CATCHUP_PART = 30 * 1024
/** Most parts of one answer (PROTOCOL.md §4.6). */
export const CATCHUP_PARTS_MAX = 6
const BLOCK = 1024
const HEAD = 2
const NONCE = 16

/** What two devices say to each other on their catch-up topic (PROTOCOL.md §4.6). `nonce` is 16 bytes as hexadecimal text, drawn by who asks. */
export type CatchupMessage =
  | { readonly type: 'ask'; readonly from: DeviceId; readonly nonce: string; readonly epoch: EpochId }
  | {
      readonly type: 'give'
      readonly from: DeviceId
      readonly nonce: string
      readonly index: number
      readonly count: number
      readonly part: Uint8Array
    }

function headOf(type: CatchupMessage['type']): Uint8Array {
  return new Uint8Array([1, type === 'ask' ? 1 : 2])
}

function keyOf(pair: Secret<'pair-catchup'>, type: CatchupMessage['type']): Secret<'catchup'> {
  return deriveSecret(pair, type === 'ask' ? LABELS.catchupAsk : LABELS.catchupGive)
}

function aadOf(topic: string, head: Uint8Array): Uint8Array {
  return concatBytes(utf8(PREFIX + LABELS.catchupTopic), utf8(topic), head)
}

/** Seals a catch-up message for the topic it goes out on (PROTOCOL.md §4.6). */
export function sealCatchup(
  pair: Secret<'pair-catchup'>,
  topic: string,
  message: CatchupMessage,
): Uint8Array {
  const writer = new BytesWriter().raw(fromHex(message.from)).raw(fromHex(message.nonce))
  if (message.type === 'ask') writer.raw(fromHex(message.epoch))
  else writer.u8(message.index).u8(message.count).lp(message.part)
  const head = headOf(message.type)
  return concatBytes(head, seal(keyOf(pair, message.type), aadOf(topic, head), writer.finish(), BLOCK))
}

/** Opens a catch-up message (PROTOCOL.md §4.6); BAD_VERSION, BAD_TYPE, OPEN_FAILED, BAD_VALUE or a decoding code for anything else. */
export function openCatchup(
  pair: Secret<'pair-catchup'>,
  topic: string,
  payload: Uint8Array,
): CatchupMessage {
  ensure(payload.length > HEAD, 'TRUNCATED')
  const head = payload.subarray(0, HEAD)
  ensure(head[0] === 1, 'BAD_VERSION')
  const type = typeOf(head[1])
  const plain = unseal(keyOf(pair, type), aadOf(topic, head), payload.subarray(HEAD), BLOCK)
  return readExactly(plain, reader => {
    const from = hex(reader.raw(16)) as DeviceId
    const nonce = hex(reader.raw(NONCE))
    if (type === 'ask') return { type, from, nonce, epoch: hex(reader.raw(32)) as EpochId }
    const [index, count] = [reader.u8(), reader.u8()]
    ensure(index < count && count <= CATCHUP_PARTS_MAX, 'BAD_VALUE')
    return { type, from, nonce, index, count, part: reader.lp(CATCHUP_PART) }
  })
}

function typeOf(byte: number | undefined): CatchupMessage['type'] {
  if (byte === 1) return 'ask'
  if (byte === 2) return 'give'
  throw new ProtocolError('BAD_TYPE')
}
