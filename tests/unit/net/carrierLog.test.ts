import { beforeAll, describe, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { CarrierLog, LOG_HARD_MAX } from '../../../renderer/net/carrier/carrierLog.ts'
import { checkStateVector } from '../../../renderer/net/channelGuard/updateCheck.ts'
import { rootOf } from '../../../renderer/net/channelGuard/updateShape.ts'
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
  for (const word of words) push(doc, bytes(word))
  return doc
}

/** As an honest device does: in the root of its own. */
function push(doc: Doc, entry: Uint8Array): void {
  doc.getArray(String(doc.clientID)).push([entry])
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
    push(doc, bytes('two'))
    const second = encodeStateAsUpdate(doc, Uint8Array.from([1, ...encodeVector(vector)]))
    expect(hear(second)).toBe(false)
    expect([entries, log.doc.store.pendingStructs]).toEqual([['two'], null])
    expect(hear(encodeStateAsUpdate(doc))).toBe(true)
    expect([entries, log.length]).toEqual([['two', 'one'], 2])
  })

  test('two entries under one number: both are told, so that neither can hide the other', () => {
    const { entries, hear } = setup()
    const [real, shadow] = [new Doc(), new Doc()]
    real.clientID = shadow.clientID = 99
    push(real, bytes('real'))
    push(shadow, bytes('shadow'))
    hear(encodeStateAsUpdate(shadow))
    hear(encodeStateAsUpdate(real))
    expect(entries).toEqual(['shadow', 'real'])
  })

  test('goes on under another client id when somebody writes under its own', () => {
    const { log, entries, refused, hear } = setup()
    log.append(Buffer.from('mine'))
    const before = log.doc.clientID
    const shadow = new Doc()
    applyUpdate(shadow, encodeStateAsUpdate(log.doc))
    shadow.clientID = before
    push(shadow, bytes('not mine'))
    expect(hear(encodeStateAsUpdate(shadow))).toBe(true)
    expect([entries, refused, log.length]).toEqual([['not mine'], ['CARRIER_UPDATE'], 2])
    log.append(Buffer.from('mine too'))
    const other = setup()
    other.hear(encodeStateAsUpdate(log.doc))
    expect(other.entries.sort()).toEqual(['mine', 'mine too', 'not mine'])
    expect([log.doc.clientID === before, log.length]).toEqual([false, 3])
  })

  test('takes in no more than fits an answer, and still tells', () => {
    const { entries, refused, hear } = setup()
    const doc = new Doc()
    const big = new Uint8Array(80 * 1024)
    for (let n = 0; n * big.length < LOG_HARD_MAX; n++) {
      big.set(Buffer.from(`entry ${n} of many `))
      push(doc, big.slice())
    }
    expect(hear(encodeStateAsUpdate(doc))).toBe(false)
    expect([entries.length, refused]).toEqual([Math.ceil(LOG_HARD_MAX / big.length), ['CARRIER_FULL']])
  })

  test('takes in no more clients than a state vector may name, its own included', () => {
    const { log, refused, hear } = setup()
    for (let n = 0; n < 2048; n++) hear(entryOf(1000 + n))
    expect(refused).toEqual(['CARRIER_FULL'])
    log.append(Buffer.from('mine'))
    hear(entryOf(5000))
    const other = setup()
    expect(() => checkStateVector(encodeStateVector(log.doc))).not.toThrow()
    // it may be no room for all of it in another log, but all of it is told
    other.hear(encodeStateAsUpdate(log.doc))
    expect(other.entries).toContain('mine')
  })

  test('refuses an entry of its own that is too large', () => {
    const { log, refused } = setup()
    log.append(new Uint8Array(80 * 1024 + 1))
    expect(refused).toEqual(['TOO_LARGE'])
  })
})

function varuint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varuint(Math.floor(value / 128))]
}

/** An update with one empty entry, the first of this client. */
function entryOf(client: number): Uint8Array {
  const root = rootOf(client)
  return Uint8Array.from([1, 1, ...varuint(client), 0, 3, 1, root.length, ...Buffer.from(root), 0, 0])
}

function encodeVector(vector: ReadonlyMap<number, number>): number[] {
  return [...vector].flatMap(([client, clock]) => [...varuint(client), ...varuint(clock)])
}
