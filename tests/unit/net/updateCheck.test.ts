import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate, encodeStateVector, mergeUpdates } from 'yjs'
import { readCarrierMessage } from '../../../renderer/net/channelGuard/carrierMessage.ts'
import { checkStateVector, checkUpdate } from '../../../renderer/net/channelGuard/updateCheck.ts'
import { CLOCK_MAX } from '../../../renderer/net/channelGuard/updateShape.ts'
import { codeOf } from './codeOf.ts'

const OWN = 4242
const empty = { own: OWN, next: () => 0 }

function updateOf(fill: (doc: Doc) => void, client = 7): Uint8Array {
  const doc = new Doc()
  doc.clientID = client
  fill(doc)
  return encodeStateAsUpdate(doc)
}

function log(doc: Doc, ...sizes: number[]): void {
  for (const size of sizes) doc.getArray(String(doc.clientID)).push([new Uint8Array(size)])
}

/** Varuint bytes, as lib0 writes them. */
function varuint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varuint(Math.floor(value / 128))]
}

describe('a log of binary entries', () => {
  test('passes, and its entries come out', () => {
    const checked = checkUpdate(
      updateOf(doc => log(doc, 1, 2, 80 * 1024)),
      empty,
    )
    expect(checked.entries.map(entry => entry.length)).toEqual([1, 2, 80 * 1024])
    expect(checked).toMatchObject({ clients: [7], complete: true })
  })

  test('written by two at once passes', () => {
    const a = updateOf(doc => log(doc, 1, 2), 7)
    const b = updateOf(doc => log(doc, 3), 8)
    expect(checkUpdate(mergeUpdates([a, b]), empty).entries).toHaveLength(3)
  })

  test('that continues what is not there is harmless, and not complete', () => {
    const doc = new Doc()
    doc.clientID = 7
    log(doc, 1)
    const vector = encodeStateVector(doc)
    log(doc, 2)
    const rest = encodeStateAsUpdate(doc, vector)
    expect(checkUpdate(rest, empty)).toMatchObject({ complete: false })
    expect(checkUpdate(rest, { own: OWN, next: () => 1 })).toMatchObject({ complete: true })
  })

  test('with a skip, as a peer that waits passes it on, is not complete', () => {
    const update = Uint8Array.from([1, 2, 7, 0, 10, 3, 0b1000_0011, 7, 2, 1, 5, 0])
    expect(checkUpdate(update, empty)).toMatchObject({ complete: false })
  })

  test('of my own may come back as far as I have written it; what is beyond somebody else has written', () => {
    const mine = updateOf(doc => log(doc, 1, 2), OWN)
    const written = (clock: number) => ({ own: OWN, next: (client: number) => (client === OWN ? clock : 0) })
    expect(checkUpdate(mine, written(2)).takesOwn).toBe(false)
    expect(checkUpdate(mine, written(1)).takesOwn).toBe(true)
  })
})

describe('anything else is refused', () => {
  test.each<[string, Uint8Array]>([
    ['a deletion', updateOf(doc => [log(doc, 1), doc.getArray('7').delete(0)])],
    ['text', updateOf(doc => doc.getText('7').insert(0, 'words'))],
    ['a string', updateOf(doc => doc.getArray('7').push(['words']))],
    ['a number', updateOf(doc => doc.getArray('7').push([1]))],
    ['a map key', updateOf(doc => doc.getMap('7').set('key', new Uint8Array(1)))],
    ['another root', updateOf(doc => doc.getArray('8').push([new Uint8Array(1)]))],
    [
      'an entry before another',
      updateOf(doc => [log(doc, 1), doc.getArray('7').insert(0, [new Uint8Array(1)])]),
    ],
    ['an entry behind one of another', Uint8Array.from([1, 1, 7, 0, 0b1000_0011, 9, 0, 1, 5, 0])],
    ['an entry behind itself', Uint8Array.from([1, 1, 7, 1, 0b1000_0011, 7, 1, 1, 5, 0])],
    ['a second entry with no other before it', Uint8Array.from([1, 1, 7, 1, 3, 1, 1, 55, 1, 5, 0])],
    ['a nested type', updateOf(doc => doc.getArray('7').push([new Doc()]))],
    ['an entry over 80 KiB', updateOf(doc => log(doc, 80 * 1024 + 1))],
    ['a garbage-collected run', Uint8Array.from([1, 1, 7, 0, 0, 5, 0])],
    [
      'a clock of 2^40',
      Uint8Array.from([1, 1, 7, ...varuint(2 ** 40), 0b1000_0011, 7, ...varuint(2 ** 40 - 1), 1, 5, 0]),
    ],
    ['a skip to the end of clocks', Uint8Array.from([1, 1, 7, 0, 10, ...varuint(CLOCK_MAX + 1), 0])],
    ['a client beyond 32 bits', Uint8Array.from([1, 1, ...varuint(2 ** 33), 0, 10, 1, 0])],
    ['one client twice', Uint8Array.from([2, 1, 7, 0, 10, 1, 1, 7, 0, 10, 1, 0])],
    ['an empty run', Uint8Array.from([1, 0, 7, 0, 0])],
    ['bytes left over', Uint8Array.from([0, 0, 0])],
    ['no bytes', new Uint8Array()],
  ])('%s', (_what, update) => {
    expect(codeOf(() => checkUpdate(update, empty))).toBe('CARRIER_UPDATE')
  })

  test('millions of two-byte structs, at once', () => {
    const update = new Uint8Array(8 * 1024 * 1024).fill(1)
    update.set([1, ...varuint(4_000_000), 7, 0])
    const before = performance.now()
    expect(codeOf(() => checkUpdate(update, empty))).toBe('CARRIER_UPDATE')
    expect(performance.now() - before).toBeLessThan(250)
  })

  test('a deep nest', () => {
    const nest = Array(20_000).fill([117, 1])
    const update = Uint8Array.from([1, 1, 7, 0, 8, 1, 1, 55, 1, ...nest.flat(), 0])
    expect(codeOf(() => checkUpdate(update, empty))).toBe('CARRIER_UPDATE')
  })

  test('any bytes, any prefix and any flipped bit give entries or one code', () => {
    const valid = updateOf(doc => log(doc, 3, 4))
    const codes = ['none', 'CARRIER_UPDATE']
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        expect(codes).toContain(codeOf(() => checkUpdate(bytes, empty)))
      }),
      {
        numRuns: 1000,
      },
    )
    for (let at = 0; at < valid.length; at++) {
      expect(codeOf(() => checkUpdate(valid.slice(0, at), empty))).toBe('CARRIER_UPDATE')
      for (let bit = 0; bit < 8; bit++) {
        const flipped = valid.slice()
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        expect(codes).toContain(codeOf(() => checkUpdate(flipped, empty)))
      }
    }
  })
})

describe('messages and state vectors', () => {
  test('only sync messages 0 to 2 exist, and they end where they end', () => {
    expect(readCarrierMessage(Uint8Array.from([0, 0, 1, 0]))).toMatchObject({ kind: 'step1' })
    expect(readCarrierMessage(Uint8Array.from([0, 1, 0]))).toMatchObject({ kind: 'step2' })
    expect(readCarrierMessage(Uint8Array.from([0, 2, 0]))).toMatchObject({ kind: 'update' })
    for (const bytes of [[0, 3, 0], [1, 0], [3], [4, 1, 1, 65], [99]])
      expect(readCarrierMessage(Uint8Array.from(bytes))).toBeNull()
    for (const bytes of [[], [0], [0, 0], [0, 0, 2, 0], [0, 0, 0, 0]])
      expect(codeOf(() => readCarrierMessage(Uint8Array.from(bytes)))).toBe('CARRIER_UPDATE')
  })

  test('a state vector is bounded', () => {
    const doc = new Doc()
    log(doc, 1)
    expect(codeOf(() => checkStateVector(encodeStateVector(doc)))).toBe('none')
    const many = Uint8Array.from([...varuint(200_000), ...Array(400_000).fill(1)])
    expect(codeOf(() => checkStateVector(many))).toBe('CARRIER_UPDATE')
    expect(codeOf(() => checkStateVector(Uint8Array.from([1, 7])))).toBe('CARRIER_UPDATE')
    expect(codeOf(() => checkStateVector(Uint8Array.from([0, 7])))).toBe('CARRIER_UPDATE')
  })
})
