import { beforeAll, describe, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { CarrierLog, LOG_HARD_MAX } from '../../../renderer/net/carrier/carrierLog.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'

beforeAll(cryptoReady)

function setup() {
  const entries: string[] = []
  const refused: string[] = []
  const log = new CarrierLog({
    refuse: code => refused.push(code),
    onEntry: entry => entries.push(Buffer.from(entry.subarray(0, 20)).toString()),
  })
  /** As the channel guard does: judge, and only then apply. */
  const hear = (update: Uint8Array) => {
    const apply = log.judge(update)
    if (apply) applyUpdate(log.doc, update)
    return apply
  }
  return { log, entries, refused, hear }
}

/** Yjs takes no subclass of Uint8Array. */
function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text))
}

function docOf(...words: string[]): Doc {
  const doc = new Doc()
  for (const word of words) doc.getArray('log').push([bytes(word)])
  return doc
}

describe('the log of a carrier', () => {
  test('tells an entry once, however often and from whomever it comes', () => {
    const { entries, hear } = setup()
    hear(encodeStateAsUpdate(docOf('one', 'two')))
    hear(encodeStateAsUpdate(docOf('two', 'three')))
    expect(entries).toEqual(['one', 'two', 'three'])
  })

  test('does not tell its own, even when another says it too', () => {
    const { log, entries, hear } = setup()
    log.append(Buffer.from('mine'))
    hear(encodeStateAsUpdate(docOf('mine')))
    hear(encodeStateAsUpdate(log.doc))
    expect(entries).toEqual([])
  })

  test('tells what it cannot place yet, and takes it in once it is complete', () => {
    const { log, entries, hear } = setup()
    const doc = docOf('one')
    const vector = new Map([[doc.clientID, 1]])
    doc.getArray('log').push([bytes('two')])
    const second = encodeStateAsUpdate(doc, Uint8Array.from([1, ...encodeVector(vector)]))
    expect(hear(second)).toBe(false)
    expect([entries, log.doc.store.pendingStructs]).toEqual([['two'], null])
    expect(hear(encodeStateAsUpdate(doc))).toBe(true)
    expect([entries, log.doc.getArray('log').length]).toEqual([['two', 'one'], 2])
  })

  test('two entries under one number: both are told, so that neither can hide the other', () => {
    const { entries, hear } = setup()
    const [real, shadow] = [new Doc(), new Doc()]
    real.clientID = shadow.clientID = 99
    real.getArray('log').push([bytes('real')])
    shadow.getArray('log').push([bytes('shadow')])
    hear(encodeStateAsUpdate(shadow))
    hear(encodeStateAsUpdate(real))
    expect(entries).toEqual(['shadow', 'real'])
  })

  test('keeps nothing that waits in a circle', () => {
    const { log, refused, hear } = setup()
    const circle = [2, 1, 9, 0, 0b1000_0011, 8, 0, 1, 5, 1, 8, 0, 0b1000_0011, 9, 0, 1, 6, 0]
    hear(Uint8Array.from(circle))
    expect([log.doc.store.pendingStructs, refused]).toEqual([null, ['CARRIER_UPDATE']])
  })

  test('takes in no more than fits an answer, and still tells', () => {
    const { entries, refused, hear } = setup()
    const doc = new Doc()
    const big = new Uint8Array(80 * 1024)
    for (let n = 0; n * big.length < LOG_HARD_MAX; n++) {
      big.set(Buffer.from(`entry ${n} of many `))
      doc.getArray('log').push([big.slice()])
    }
    expect(hear(encodeStateAsUpdate(doc))).toBe(false)
    expect([entries.length, refused]).toEqual([doc.getArray('log').length, ['CARRIER_FULL']])
  })

  test('takes in no more clients than a state vector may name', () => {
    const { refused, hear } = setup()
    for (let n = 0; n < 2049; n++) {
      const doc = new Doc()
      doc.clientID = 1000 + n
      doc.getArray('log').push([bytes(String(n))])
      hear(encodeStateAsUpdate(doc))
    }
    expect(refused).toEqual(['CARRIER_FULL'])
  })

  test('refuses an entry of its own that is too large', () => {
    const { log, refused } = setup()
    log.append(new Uint8Array(80 * 1024 + 1))
    expect(refused).toEqual(['TOO_LARGE'])
  })
})

function encodeVector(vector: ReadonlyMap<number, number>): number[] {
  const varuint = (value: number): number[] =>
    value < 128 ? [value] : [(value % 128) + 128, ...varuint(Math.floor(value / 128))]
  return [...vector].flatMap(([client, clock]) => [...varuint(client), ...varuint(clock)])
}
