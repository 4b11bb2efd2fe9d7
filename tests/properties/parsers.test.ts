import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { readers } from '../support/hostile/readers.ts'
import { survives } from '../support/hostile/survives.ts'
import { cat, int } from '../support/room/primitives.ts'

await cryptoReady()

/** Cuts a piece out of a sample and puts other bytes there; numbers that announce lengths and counts are among them. */
const wound = fc.record({
  at: fc.nat({ max: 4000 }),
  cut: fc.nat({ max: 40 }),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc.constantFrom(int(4, 2 ** 32 - 1), int(2, 65_535), int(1, 255), int(4, 0), int(8, 2 ** 53)),
  ),
})

const wounded = (sample: Uint8Array, { at, cut, put }: { at: number; cut: number; put: Uint8Array }) => {
  const place = at % (sample.length + 1)
  return cat(sample.slice(0, place), put, sample.slice(place + cut))
}

// noise, prefixes and flipped bits: tests/hostile/h01RandomBytes.test.ts and h02PrefixesAndFlips.test.ts
describe('a valid object with wounds is accepted or refused with a code, in a moment', () => {
  it.each(Object.entries(readers()))('by %s', (_, reader) => {
    expect(survives(reader, reader.sample)).toBe(true)
    fc.assert(
      fc.property(fc.array(wound, { minLength: 1, maxLength: 3 }), wounds => {
        survives(reader, wounds.reduce(wounded, reader.sample))
      }),
      { numRuns: 300 },
    )
  })
})
