import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EpochId, RecordId, StrandId } from '../../../shared/room/ids.ts'
import { RECORD_WIRE_MAX } from '../../../shared/room/record/sealRecord.ts'
import { decodeCarrierEntry, encodeCarrierEntry } from '../../../shared/session/ledger/carrierEntry.ts'
import {
  decodeHave,
  decodePresence,
  decodePut,
  decodeWant,
  encodeHave,
  encodePresence,
  encodePut,
  encodeWant,
  HEADS_MAX,
  RANGE_MAX,
  RANGES_MAX,
} from '../../../shared/session/replication/frameBodies.ts'
import { refusal } from '../../support/refusals.ts'
import { cat, int, lp, unhex } from '../../support/room/primitives.ts'

const EPOCH = 'e0'.repeat(32) as EpochId
const strandAt = (at: number) => at.toString(16).padStart(16, '0') as StrandId
const head = (at: number) => ({ strand: strandAt(at), seq: at, record: 'aa'.repeat(32) as RecordId })
const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))
const headBytes = (at: number) => cat(unhex(strandAt(at)), int(4, at), unhex('aa'.repeat(32)))

/** Every earlier end is TRUNCATED, and one byte more TRAILING. */
function expectStrict(body: Uint8Array, decode: (body: Uint8Array) => unknown) {
  for (let end = 0; end < body.length; end++)
    expect(refusal(() => decode(body.subarray(0, end)))).toBe('TRUNCATED')
  expect(refusal(() => decode(cat(body, int(1, 0))))).toBe('TRAILING')
}

describe('a have', () => {
  it('names an epoch and heads, byte by byte', () => {
    const have = { epoch: EPOCH, heads: many(3, head) }
    const body = cat(unhex(EPOCH), int(2, 3), ...many(3, headBytes))
    expect(encodeHave(have)).toEqual(body)
    expect(decodeHave(body)).toEqual(have)
    expectStrict(body, decodeHave)
  })

  it('names 4096 heads at most, and no strand twice', () => {
    const body = (count: number) => cat(unhex(EPOCH), int(2, count), ...many(count, headBytes))
    expect(decodeHave(body(HEADS_MAX)).heads).toHaveLength(4096)
    expect(refusal(() => decodeHave(body(HEADS_MAX + 1)))).toBe('TOO_LARGE')
    expect(refusal(() => decodeHave(cat(unhex(EPOCH), int(2, 65_535))))).toBe('TOO_LARGE')
    expect(refusal(() => decodeHave(cat(unhex(EPOCH), int(2, 2), headBytes(1), headBytes(1))))).toBe(
      'BAD_VALUE',
    )
  })
})

describe('a want', () => {
  const range = (from: number, to: number) => cat(unhex(strandAt(1)), int(4, from), int(4, to))

  it('names ranges, both ends included', () => {
    const ranges = [{ strand: strandAt(1), from: 4, to: 9 }]
    expect(encodeWant(ranges)).toEqual(cat(int(1, 1), range(4, 9)))
    expect(decodeWant(encodeWant(ranges))).toEqual(ranges)
    expectStrict(encodeWant(ranges), decodeWant)
  })

  it('names 64 ranges of 512 records at most, and none that is empty', () => {
    const body = (...ranges: Uint8Array[]) => cat(int(1, ranges.length), ...ranges)
    expect(decodeWant(body(...many(RANGES_MAX, at => range(at, at))))).toHaveLength(64)
    expect(refusal(() => decodeWant(body(...many(RANGES_MAX + 1, at => range(at, at)))))).toBe('TOO_LARGE')
    expect(decodeWant(body(range(0, RANGE_MAX - 1)))).toHaveLength(1)
    for (const wrong of [range(0, RANGE_MAX), range(5, 4), range(0, 2 ** 32 - 1)])
      expect(refusal(() => decodeWant(body(wrong)))).toBe('BAD_VALUE')
  })
})

describe('a put', () => {
  it('holds records, and says whether it is the last', () => {
    for (const last of [true, false]) {
      const put = { last, wires: [new Uint8Array([1, 2]), new Uint8Array()] }
      const body = cat(int(1, last ? 1 : 0), int(2, 2), lp(new Uint8Array([1, 2])), lp(new Uint8Array()))
      expect(encodePut(put)).toEqual(body)
      expect(decodePut(body)).toEqual(put)
      expectStrict(body, decodePut)
    }
  })

  it('holds 1024 records of a record’s size at most', () => {
    const body = (count: number) => cat(int(1, 1), int(2, count), ...many(count, () => int(4, 0)))
    expect(decodePut(body(1024)).wires).toHaveLength(1024)
    expect(refusal(() => decodePut(body(1025)))).toBe('TOO_LARGE')
    expect(refusal(() => decodePut(cat(int(1, 1), int(2, 1), int(4, RECORD_WIRE_MAX + 1))))).toBe('TOO_LARGE')
    expect(refusal(() => decodePut(cat(int(1, 2), int(2, 0))))).toBe('BAD_VALUE')
  })
})

describe('a presence and an entry', () => {
  it('say one of two things', () => {
    for (const presence of ['here', 'leaving'] as const) {
      expect(decodePresence(encodePresence(presence))).toBe(presence)
      expectStrict(encodePresence(presence), decodePresence)
    }
    expect([encodePresence('here'), encodePresence('leaving')]).toEqual([int(1, 1), int(1, 2)])
    for (const other of [0, 3, 255]) expect(refusal(() => decodePresence(int(1, other)))).toBe('BAD_VALUE')
  })

  it('are a record or an epoch, with something in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('record' as const, 'epoch' as const),
        fc.uint8Array({ minLength: 1 }),
        (kind, bytes) => {
          const entry = encodeCarrierEntry({ kind, bytes })
          expect(entry).toEqual(cat(int(1, kind === 'record' ? 1 : 2), bytes))
          expect(decodeCarrierEntry(entry)).toEqual({ kind, bytes })
        },
      ),
    )
    for (const nothing of [new Uint8Array(), int(1, 1)])
      expect(refusal(() => decodeCarrierEntry(nothing))).toBe('TRUNCATED')
    expect(refusal(() => decodeCarrierEntry(new Uint8Array([3, 1])))).toBe('BAD_TYPE')
  })
})
