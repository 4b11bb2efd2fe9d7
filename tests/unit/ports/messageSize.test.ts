import { describe, expect, it } from 'vitest'
import { ensureSize } from '../../../shared/ports/messageSize.ts'

const LIMIT = 10_000_000

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = { value }
  return value
}

function cyclic(): unknown {
  const value: Record<string, unknown> = {}
  value.self = value
  return value
}

/** Small in memory, but 2^40 leaves for whoever walks it. */
function doubled(): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < 30; level += 1) value = [value, value]
  return value
}

describe('ensureSize', () => {
  it.each([
    ['bytes just under the limit', new Uint8Array(LIMIT - 100)],
    ['32 levels', nested(32)],
    ['100,000 numbers', Array(100_000).fill(1)],
    ['nothing', undefined],
  ])('passes %s', (_name, value) => {
    expect(() => ensureSize(value, LIMIT)).not.toThrow()
  })

  it.each([
    ['bytes of the limit', new Uint8Array(LIMIT)],
    ['a part of a larger buffer, counted as the part', { a: new Uint8Array(2 * LIMIT).subarray(0, LIMIT) }],
    ['a buffer', new ArrayBuffer(LIMIT)],
    ['a text of half as many characters', 'x'.repeat(LIMIT / 2)],
    ['a long name', { ['x'.repeat(LIMIT / 2)]: 1 }],
    ['a sparse array', new Array(4_000_000_000)],
    ['a million small objects', Array.from({ length: 1_000_000 }, () => ({}))],
    ['33 levels', nested(33)],
    ['a million levels', nested(1_000_000)],
    ['a cycle', cyclic()],
    ['what doubles at each level', doubled()],
  ])('refuses %s', (_name, value) => {
    expect(() => ensureSize(value, LIMIT)).toThrow('PORT_TOO_LARGE')
  })
})
