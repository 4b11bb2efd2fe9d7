import { type BytesReader, readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { concatBytes } from '../../bytes/concatBytes.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import { utf8 } from '../../bytes/utf8.ts'
import { type AgreePublicKey, agreeKeyOf } from '../../crypto/agree.ts'
import { deriveSecret } from '../../crypto/hash.ts'
import { LABELS, PREFIX } from '../../crypto/labels.ts'
import { seal, unseal } from '../../crypto/seal.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { DeviceId, EpochId } from '../ids.ts'

/** Largest part of a chain in one message, in bytes (PROTOCOL.md §4.6). */
export const CATCHUP_PART = 30 * 1024
/** Most parts of one answer (PROTOCOL.md §4.6). */
export const CATCHUP_PARTS_MAX = 6
/** Most epochs that an *ask* names as known (PROTOCOL.md §4.6). */
export const CATCHUP_NAMED_MAX = 20
/** Most epochs that an *ask* names as lacking (PROTOCOL.md §4.6). */
export const CATCHUP_LACKING_MAX = 6
const BLOCK = 1024
const HEAD = 2
const NONCE = 16

/** What two devices say to each other on their catch-up topic (PROTOCOL.md §4.6). `nonce` is 16 bytes as hexadecimal text, drawn by who asks. */
export type CatchupMessage =
  /** What do you know that I do not? These are my newest epochs, and the leaf to box secrets to. */
  | {
      readonly type: 'ask'
      readonly from: DeviceId
      readonly nonce: string
      readonly leaf: AgreePublicKey
      readonly leafCounter: number
      readonly epochs: readonly EpochId[]
      /** Parents of epochs known here that are not. */
      readonly lacking: readonly EpochId[]
    }
  | {
      readonly type: 'give'
      readonly from: DeviceId
      readonly nonce: string
      readonly index: number
      readonly count: number
      readonly part: Uint8Array
    }
  /** I know a later leaf of yours: show one with a counter above this. */
  | { readonly type: 'stale'; readonly from: DeviceId; readonly nonce: string; readonly leafCounter: number }

const TYPES = { ask: 1, give: 2, stale: 3 } as const
const KEYS = { ask: LABELS.catchupAsk, give: LABELS.catchupGive, stale: LABELS.catchupStale } as const

function headOf(type: CatchupMessage['type']): Uint8Array {
  return new Uint8Array([1, TYPES[type]])
}

function keyOf(pair: Secret<'pair-catchup'>, type: CatchupMessage['type']): Secret<'catchup'> {
  return deriveSecret(pair, KEYS[type])
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
  writeBody(writer, message)
  const head = headOf(message.type)
  return concatBytes(head, seal(keyOf(pair, message.type), aadOf(topic, head), writer.finish(), BLOCK))
}

function writeBody(writer: BytesWriter, message: CatchupMessage): void {
  switch (message.type) {
    case 'ask':
      writer.u32(message.leafCounter).raw(fromHex(message.leaf)).u8(message.epochs.length)
      for (const epoch of message.epochs) writer.raw(fromHex(epoch))
      writer.u8(message.lacking.length)
      for (const epoch of message.lacking) writer.raw(fromHex(epoch))
      return
    case 'give':
      writer.u8(message.index).u8(message.count).lp(message.part)
      return
    case 'stale':
      writer.u32(message.leafCounter)
  }
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
  return readExactly(plain, reader => readBody(reader, type))
}

function readBody(reader: BytesReader, type: CatchupMessage['type']): CatchupMessage {
  const from = hex(reader.raw(16)) as DeviceId
  const nonce = hex(reader.raw(NONCE))
  if (type === 'stale') return { type, from, nonce, leafCounter: reader.u32() }
  if (type === 'ask') {
    const leafCounter = reader.u32()
    const leaf = agreeKeyOf(reader.raw(32))
    const epochId = () => hex(reader.raw(32)) as EpochId
    const epochs = readMany(reader.u8(), CATCHUP_NAMED_MAX, epochId)
    const lacking = readMany(reader.u8(), CATCHUP_LACKING_MAX, epochId)
    return { type, from, nonce, leaf, leafCounter, epochs, lacking }
  }
  const [index, count] = [reader.u8(), reader.u8()]
  ensure(index < count && count <= CATCHUP_PARTS_MAX, 'BAD_VALUE')
  return { type, from, nonce, index, count, part: reader.lp(CATCHUP_PART) }
}

function typeOf(byte: number | undefined): CatchupMessage['type'] {
  if (byte === TYPES.ask) return 'ask'
  if (byte === TYPES.give) return 'give'
  if (byte === TYPES.stale) return 'stale'
  throw new ProtocolError('BAD_TYPE')
}
