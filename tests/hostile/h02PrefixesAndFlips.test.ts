import { describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { readers } from '../support/hostile/readers.ts'
import { survives } from '../support/hostile/survives.ts'
import { cat, flipped } from '../support/room/primitives.ts'
import { seededRandom } from '../support/simulation/seededRandom.ts'

await cryptoReady()

const SEED = Number(process.env.ROWAN_SEED ?? 1)
const READERS = Object.entries(readers())
/** Objects up to so many bytes are gone through whole. */
const SMALL = 400
/** Of larger ones, the bits of so many bytes at each end, and so many others as a seed draws them. */
const EDGE = 100
const DRAWN = 1_000

/** Lengths of the prefixes, and the bits to flip, of an object of so many bytes. */
function placesIn(bytes: number): { readonly ends: readonly number[]; readonly bits: readonly number[] } {
  const all = Array.from({ length: bytes }, (_, at) => at)
  if (bytes <= SMALL) return { ends: all, bits: all.flatMap(bitsOf) }
  const random = seededRandom(SEED)
  const edges = [...all.slice(0, EDGE), ...all.slice(-EDGE)]
  const drawn = Array.from({ length: DRAWN }, () => random.below(bytes * 8))
  return { ends: [...edges, ...drawn.map(bit => bit >> 3)], bits: [...edges.flatMap(bitsOf), ...drawn] }
}

const bitsOf = (byte: number) => Array.from({ length: 8 }, (_, bit) => byte * 8 + bit)

describe('2: every prefix and every 1-bit flip of valid objects', () => {
  describe(`of objects over ${SMALL} bytes ${EDGE} bytes at each end and ${DRAWN} more by seed ${SEED}`, () => {
    it.each(READERS)('%s', { timeout: 120_000 }, (_, { sample, read, whole }) => {
      const { ends, bits } = placesIn(sample.length)
      const prefixes = ends.filter(end => survives({ read }, sample.slice(0, end)))
      const flips = bits.filter(bit => survives({ read }, flipped(sample, bit)))
      const longer = [1, 256, 5_000].filter(more => survives({ read }, cat(sample, new Uint8Array(more))))
      expect(survives({ read }, sample)).toBe(true)
      if (whole) expect({ prefixes, flips, longer }).toEqual({ prefixes: [], flips: [], longer: [] })
    })
  })
})
