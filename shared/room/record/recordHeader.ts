import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { DeviceId, DocId, EpochId, RecordId, RoomId, StrandId } from '../ids.ts'
import { RECORD_TYPES, type RecordType, recordTypeOf } from './recordType.ts'

/** Most dependencies a record may name (PROTOCOL.md §13). */
export const MAX_DEPS = 16
/** Largest record body in bytes; the payload is 16 bytes of salt longer (PROTOCOL.md §13). */
export const BODY_MAX = 64 * 1024
/** Length of the payload's salt in bytes (PROTOCOL.md §5). */
export const SALT_BYTES = 16
const SUITE = 1
/** Largest header in bytes (PROTOCOL.md §5). */
export const HEADER_MAX = 1024

/** What a strand's key signs (PROTOCOL.md §5). `at` is the author's own clock in ms since 1970: advisory. */
export type RecordHeader = {
  readonly type: RecordType
  readonly room: RoomId
  readonly epoch: EpochId
  readonly author: DeviceId
  readonly strand: StrandId
  readonly seq: number
  readonly prev: RecordId
  readonly doc: DocId
  readonly payloadHash: Uint8Array
  readonly payloadLength: number
  readonly at: number
  readonly deps: readonly RecordId[]
}

/** What stands in `prev` of a strand's first record: 32 zero bytes (PROTOCOL.md §5). */
export const NO_RECORD = '0'.repeat(64) as RecordId

/** Encodes hdr (PROTOCOL.md §5). */
export function encodeRecordHeader(header: RecordHeader): Uint8Array {
  const writer = new BytesWriter().raw(fromHex('5231')).u8(SUITE).u8(RECORD_TYPES[header.type])
  writer
    .raw(fromHex(header.room))
    .raw(fromHex(header.epoch))
    .raw(fromHex(header.author))
    .raw(fromHex(header.strand))
  writer.u32(header.seq).raw(fromHex(header.prev)).raw(fromHex(header.doc))
  writer.raw(header.payloadHash).u32(header.payloadLength).u64(header.at).u8(header.deps.length)
  for (const dep of header.deps) writer.raw(fromHex(dep))
  return writer.finish()
}

/** Decodes hdr; BAD_TYPE, BAD_SUITE, TOO_LARGE, BAD_VALUE, TRUNCATED or TRAILING for anything else (PROTOCOL.md §5). */
export function decodeRecordHeader(bytes: Uint8Array): RecordHeader {
  return readExactly(bytes, reader => {
    ensure(hex(reader.raw(2)) === '5231', 'BAD_TYPE')
    ensure(reader.u8() === SUITE, 'BAD_SUITE')
    const header = {
      type: recordTypeOf(reader.u8()),
      room: hex(reader.raw(16)) as RoomId,
      epoch: hex(reader.raw(32)) as EpochId,
      author: hex(reader.raw(16)) as DeviceId,
      strand: hex(reader.raw(8)) as StrandId,
      seq: reader.u32(),
      prev: hex(reader.raw(32)) as RecordId,
      doc: hex(reader.raw(16)) as DocId,
      payloadHash: reader.raw(32),
      payloadLength: reader.u32(),
      at: reader.u64(),
    }
    ensure(header.payloadLength <= BODY_MAX + SALT_BYTES, 'TOO_LARGE')
    ensure(header.payloadLength >= SALT_BYTES, 'BAD_VALUE')
    const count = reader.u8()
    ensure(count <= MAX_DEPS, 'TOO_LARGE')
    const deps = Array.from({ length: count }, () => hex(reader.raw(32)) as RecordId)
    ensure(new Set(deps).size === count, 'BAD_VALUE')
    return { ...header, deps }
  })
}

/** recordId = H("rec-id", hdr) (PROTOCOL.md §5). */
export function recordIdOf(header: Uint8Array): RecordId {
  return hex(hash(LABELS.recordId, header)) as RecordId
}

/** payloadHash = H("payload", payload) (PROTOCOL.md §5). */
export function payloadHashOf(payload: Uint8Array): Uint8Array {
  return hash(LABELS.payload, payload)
}
