import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BytesReader, readExactly } from '../../../shared/bytes/bytesReader.ts'
import { BytesWriter } from '../../../shared/bytes/bytesWriter.ts'
import { readMany } from '../../../shared/bytes/readMany.ts'
import { refusal } from '../../support/refusals.ts'
import { cat, int, lp } from '../../support/room/primitives.ts'

type Field =
  | { readonly kind: 'u8' | 'u16' | 'u32' | 'u64'; readonly value: number }
  | { readonly kind: 'raw'; readonly value: Uint8Array }
  | { readonly kind: 'lp'; readonly value: Uint8Array }

const SIZES = { u8: 1, u16: 2, u32: 4, u64: 8 } as const
const integer = (kind: 'u8' | 'u16' | 'u32' | 'u64', max: number) =>
  fc.record({ kind: fc.constant(kind), value: fc.maxSafeNat().map(value => value % (max + 1)) })
const bytes = <Kind extends 'raw' | 'lp'>(kind: Kind) =>
  fc.record({ kind: fc.constant(kind), value: fc.uint8Array({ maxLength: 600 }) })
const fields: fc.Arbitrary<Field[]> = fc.array(
  fc.oneof(
    integer('u8', 255),
    integer('u16', 65_535),
    integer('u32', 2 ** 32 - 1),
    integer('u64', Number.MAX_SAFE_INTEGER),
    bytes('raw'),
    bytes('lp'),
  ),
  { maxLength: 12 },
)

function written(all: readonly Field[]): Uint8Array {
  const writer = new BytesWriter()
  for (const field of all) {
    if (field.kind === 'raw' || field.kind === 'lp') writer[field.kind](field.value)
    else writer[field.kind](field.value)
  }
  return writer.finish()
}

function byHand(all: readonly Field[]): Uint8Array {
  return cat(
    ...all.map(field => {
      if (field.kind === 'raw') return field.value
      return field.kind === 'lp' ? lp(field.value) : int(SIZES[field.kind], field.value)
    }),
  )
}

function read(reader: BytesReader, all: readonly Field[]): (number | Uint8Array)[] {
  return all.map(field => {
    if (field.kind === 'raw') return reader.raw(field.value.length)
    return field.kind === 'lp' ? reader.lp(600) : reader[field.kind]()
  })
}

describe('what the writer writes', () => {
  it('is big-endian as the text says, and the reader reads it back', () => {
    fc.assert(
      fc.property(fields, all => {
        const encoded = written(all)
        expect(encoded).toEqual(byHand(all))
        expect(readExactly(encoded, reader => read(reader, all))).toEqual(all.map(({ value }) => value))
      }),
    )
  })

  it('is TRUNCATED at every earlier end, and TRAILING with one byte more', () => {
    fc.assert(
      fc.property(fields, all => {
        const encoded = written(all)
        for (let end = 0; end < encoded.length; end++)
          expect(refusal(() => readExactly(encoded.subarray(0, end), reader => read(reader, all)))).toBe(
            'TRUNCATED',
          )
        const longer = cat(encoded, new Uint8Array(1))
        expect(refusal(() => readExactly(longer, reader => read(reader, all)))).toBe('TRAILING')
      }),
      { numRuns: 25 },
    )
  })
})

describe('a number', () => {
  it.each([
    ['u8', 256],
    ['u16', 65_536],
    ['u32', 2 ** 32],
    ['u64', 2 ** 53],
  ] as const)('of %s is not written when it is %d, negative, broken or nothing', (kind, tooLarge) => {
    for (const value of [tooLarge, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(refusal(() => new BytesWriter()[kind](value))).toBe('BAD_VALUE')
    expect(new BytesWriter()[kind](tooLarge - 1).finish()).toEqual(int(SIZES[kind], tooLarge - 1))
  })

  it('of eight bytes is read up to 2^53 - 1 and no further', () => {
    const largest = new Uint8Array([0, 0x1f, 255, 255, 255, 255, 255, 255])
    expect(new BytesReader(largest).u64()).toBe(Number.MAX_SAFE_INTEGER)
    for (const first of [
      [0, 0x20, 0, 0, 0, 0, 0, 0],
      [0, 0x20, 0, 0, 0, 0, 0, 1],
      [0x80, 0, 0, 0, 0, 0, 0, 0],
      [255, 255, 255, 255, 255, 255, 255, 255],
    ])
      expect(refusal(() => new BytesReader(new Uint8Array(first)).u64())).toBe('BAD_VALUE')
  })
})

describe('an announced length', () => {
  it('over the limit is TOO_LARGE even when the bytes are not there, so nothing was copied', () => {
    const huge = new BytesReader(cat(int(4, 2 ** 32 - 1), new Uint8Array(3)))
    expect(refusal(() => huge.lp(1000))).toBe('TOO_LARGE')
    expect(huge.position).toBe(4)
  })

  it('at the limit is read, and one over it is not', () => {
    const encoded = lp(new Uint8Array(10).fill(7))
    expect(new BytesReader(encoded).lp(10)).toEqual(new Uint8Array(10).fill(7))
    expect(refusal(() => new BytesReader(encoded).lp(9))).toBe('TOO_LARGE')
  })

  it('of a list over its limit is TOO_LARGE before an item is read', () => {
    let items = 0
    expect(refusal(() => readMany(4, 3, () => items++))).toBe('TOO_LARGE')
    expect(items).toBe(0)
    expect(readMany(3, 3, () => items++)).toEqual([0, 1, 2])
  })
})

describe('bytes that were read', () => {
  it.each([
    ['an array', (source: number[]) => new Uint8Array(source)],
    ['a buffer of Node', (source: number[]) => Buffer.from(source)],
  ])('are a copy of what was in %s', (_, make) => {
    const source = make([0, 0, 0, 2, 1, 2, 3])
    const reader = new BytesReader(source)
    const [field, rest] = [reader.lp(2), reader.rest()]
    source.fill(9)
    expect([field, rest]).toEqual([new Uint8Array([1, 2]), new Uint8Array([3])])
  })
})
