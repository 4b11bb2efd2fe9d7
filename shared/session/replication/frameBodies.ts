import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import type { EpochId, RecordId, StrandId } from '../../room/ids.ts'
import { RECORD_WIRE_MAX } from '../../room/record/sealRecord.ts'

/** Most heads that one *have* may name (PROTOCOL.md §8.1). */
export const HEADS_MAX = 4096
/** Most ranges that one *want* may name (PROTOCOL.md §8.2). */
export const RANGES_MAX = 64
/** Most records that one range of a *want* may name (PROTOCOL.md §8). */
export const RANGE_MAX = 512
/** Most bytes of records in the answer to one *want* (PROTOCOL.md §8.3, §13). */
export const ANSWER_MAX = 2 * 1024 * 1024
const PUT_MAX = 1024

/** The newest record of a strand that a device has verified, everything before it included (PROTOCOL.md §8.1). */
export type Head = { readonly strand: StrandId; readonly seq: number; readonly record: RecordId }

/** *have*: the epoch a device is in, and its heads (PROTOCOL.md §8.1). */
export type Have = { readonly epoch: EpochId; readonly heads: readonly Head[] }

/** One range of a *want*: records `from` to `to` of a strand, both included (PROTOCOL.md §8.2). */
export type WantedRange = { readonly strand: StrandId; readonly from: number; readonly to: number }

/** *put*: records as they first were sealed; `last` ends the answer to a *want* (PROTOCOL.md §8.3). */
export type Put = { readonly last: boolean; readonly wires: readonly Uint8Array[] }

/** *presence*: whether the person is at the computer, or leaving (PROTOCOL.md §8.4). Never stored. */
export type Presence = 'here' | 'leaving'

/** Encodes the body of a *have* (PROTOCOL.md §8.1). */
export function encodeHave(have: Have): Uint8Array {
  const writer = new BytesWriter().raw(fromHex(have.epoch)).u16(have.heads.length)
  for (const { strand, seq, record } of have.heads) writer.raw(fromHex(strand)).u32(seq).raw(fromHex(record))
  return writer.finish()
}

/** Decodes the body of a *have*; doubles raise BAD_VALUE, more than 4096 heads TOO_LARGE (PROTOCOL.md §8.1). */
export function decodeHave(body: Uint8Array): Have {
  return readExactly(body, reader => {
    const epoch = hex(reader.raw(32)) as EpochId
    const heads = readMany(reader.u16(), HEADS_MAX, () => ({
      strand: hex(reader.raw(8)) as StrandId,
      seq: reader.u32(),
      record: hex(reader.raw(32)) as RecordId,
    }))
    ensure(new Set(heads.map(head => head.strand)).size === heads.length, 'BAD_VALUE')
    return { epoch, heads }
  })
}

/** Encodes the body of a *want* (PROTOCOL.md §8.2). */
export function encodeWant(ranges: readonly WantedRange[]): Uint8Array {
  const writer = new BytesWriter().u8(ranges.length)
  for (const { strand, from, to } of ranges) writer.raw(fromHex(strand)).u32(from).u32(to)
  return writer.finish()
}

/** Decodes the body of a *want*; a range that is empty or longer than 512 raises BAD_VALUE (PROTOCOL.md §8.2). */
export function decodeWant(body: Uint8Array): WantedRange[] {
  return readExactly(body, reader =>
    readMany(reader.u8(), RANGES_MAX, () => {
      const range = { strand: hex(reader.raw(8)) as StrandId, from: reader.u32(), to: reader.u32() }
      ensure(range.from <= range.to && range.to - range.from < RANGE_MAX, 'BAD_VALUE')
      return range
    }),
  )
}

/** Encodes the body of a *put* (PROTOCOL.md §8.3). */
export function encodePut(put: Put): Uint8Array {
  const writer = new BytesWriter().u8(put.last ? 1 : 0).u16(put.wires.length)
  for (const wire of put.wires) writer.lp(wire)
  return writer.finish()
}

/** Decodes the body of a *put* of at most 1024 records (PROTOCOL.md §8.3). */
export function decodePut(body: Uint8Array): Put {
  return readExactly(body, reader => {
    const last = reader.u8()
    ensure(last <= 1, 'BAD_VALUE')
    const wires = readMany(reader.u16(), PUT_MAX, () => reader.lp(RECORD_WIRE_MAX))
    return { last: last === 1, wires }
  })
}

/** Encodes the body of a *presence* (PROTOCOL.md §8.4). */
export function encodePresence(presence: Presence): Uint8Array {
  return new Uint8Array([presence === 'here' ? 1 : 2])
}

/** Decodes the body of a *presence*; an unknown one raises BAD_VALUE (PROTOCOL.md §8.4). */
export function decodePresence(body: Uint8Array): Presence {
  return readExactly(body, reader => {
    const value = reader.u8()
    ensure(value === 1 || value === 2, 'BAD_VALUE')
    return value === 1 ? 'here' : 'leaving'
  })
}
