import { beforeAll, describe, expect, it } from 'vitest'
import { Doc, encodeStateAsUpdate, XmlElement } from 'yjs'
import { concatBytes } from '../../shared/bytes/concatBytes.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { atClientRoot, content, entriesOf, entryStruct, runOf } from '../support/hostile/carrierBytes.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { LinkedCarrier, syncMessage } from '../support/hostile/linkedCarrier.ts'
import { text } from '../support/room/primitives.ts'
import { bytes, raw } from '../unit/documents/support/noteBytes.ts'

// What notes refuse of this stands in h04NoteContents.test.ts

beforeAll(cryptoReady)

const ME = 7
const BEN = 20
const KNOWN = [text('one'), text('two')]
const some = text('words')

/** The update of a change to a document of any form. */
function made(change: (doc: Doc) => void): Uint8Array {
  const doc = new Doc()
  doc.clientID = ME
  change(doc)
  return encodeStateAsUpdate(doc)
}

/** Lists, each in the one before. */
const nested = (depth: number) => new Uint8Array(2 * depth).map((_, at) => (at % 2 === 0 ? 117 : 1))

/** A victim who has two entries of Ben. */
function withEntries(): LinkedCarrier {
  const link = new LinkedCarrier()
  link.message(syncMessage('update', entriesOf(BEN, 0, ...KNOWN)))
  expect(link.log.length).toBe(2)
  return link
}

const shapes: [string, Uint8Array][] = [
  ['a delete set that names an entry', bytes(0, 1, BEN, 1, 0, 1)],
  ['a delete set that names everything of everybody', bytes(0, 2, BEN, 1, 0, 2 ** 31, ME, 1, 0, 2 ** 31)],
  ['a delete set of no ranges', bytes(0, 1, BEN, 0)],
  ['a delete set that announces 2^52 clients', bytes(0, 2 ** 52)],
  ['a collected struct', runOf(ME, 0, bytes(raw(0), 5))],
  ['deleted content', runOf(ME, 0, atClientRoot(ME, 1, 5))],
  ['a foreign root', runOf(ME, 0, bytes(raw(3), 1, 'other', content(some)))],
  ['the root of another', runOf(ME, 0, bytes(raw(3), 1, String(BEN), content(some)))],
  ['a map key', runOf(ME, 0, bytes(raw(0x23), 1, String(ME), 'key', content(some)))],
  ['a map key __proto__', runOf(ME, 0, bytes(raw(0x23), 1, String(ME), '__proto__', content(some)))],
  ['a parent by its id', runOf(ME, 0, bytes(raw(3), 0, BEN, 0, content(some)))],
  ['an entry behind one of another', runOf(ME, 0, bytes(raw(0x83), BEN, 1, content(some)))],
  ['an entry before one of another', runOf(ME, 0, bytes(raw(0x43), BEN, 0, content(some)))],
  ['two entries behind each other', bytes(2, 1, 9, 0, circle(8), 1, 8, 0, circle(9), 0)],
  ['JSON', runOf(ME, 0, atClientRoot(ME, 2, 1, '"x"'))],
  ['a string', runOf(ME, 0, atClientRoot(ME, 4, 'words'))],
  ['an embed', runOf(ME, 0, atClientRoot(ME, 5, '{}'))],
  ['a mark', runOf(ME, 0, atClientRoot(ME, 6, 'bold', 'true'))],
  ['a shared type (ContentType)', runOf(ME, 0, atClientRoot(ME, 7, 0))],
  ['an element within an element', made(nestElements)],
  ['any value', runOf(ME, 0, atClientRoot(ME, 8, 1, raw(120)))],
  ['any value nested 20,000 deep', runOf(ME, 0, atClientRoot(ME, 8, 1, nested(20_000), raw(120)))],
  ['any value nested 2,000,000 deep', runOf(ME, 0, atClientRoot(ME, 8, 1, nested(2_000_000), raw(120)))],
  ['a sub-document', runOf(ME, 0, atClientRoot(ME, 9, 'guid', raw(118, 0)))],
  ['a move', runOf(ME, 0, atClientRoot(ME, 11, 1))],
  ['content 31', runOf(ME, 0, atClientRoot(ME, 31, 1))],
  ['an entry beside a right one', runOf(ME, 0, entryStruct(ME, 0, some), atClientRoot(ME, 4, 'x'))],
  ['20,001 structs', bytes(1, 20_001, ME, 0, new Uint8Array(20_001))],
  ['2^52 structs', bytes(1, 2 ** 52, ME, 0)],
  ['2,049 clients', bytes(2049, new Uint8Array(9000))],
  ['one client twice', bytes(2, 1, ME, 0, entryStruct(ME, 0, some), 1, ME, 1, entryStruct(ME, 1, some), 0)],
  ['an entry of 2^52 bytes', runOf(ME, 0, bytes(raw(3), 1, String(ME), 2 ** 52))],
  ['bytes behind its end', concatBytes(entriesOf(ME, 0, some), raw(0))],
]

function circle(beside: number): Uint8Array {
  return bytes(raw(0x83), beside, 0, content(some))
}

function nestElements(doc: Doc): void {
  const outer = new XmlElement('a')
  outer.insert(0, [new XmlElement('b')])
  doc.getXmlFragment(String(ME)).insert(0, [outer])
}

describe('4: update with delete set, GC, foreign root, map key, ContentType, nested any depth 20k', () => {
  it.each(shapes)('%s', async (_, update) => {
    const link = withEntries()
    await commonCriterion(link.victim, { counted: { CARRIER_UPDATE: 1 } }, () =>
      link.message(syncMessage('update', update)),
    )
    expect(link.isOpen).toBe(false)
  })

  it.each(['update', 'step2'] as const)(
    'in a sync message of every kind that carries updates: %s',
    async kind => {
      const link = withEntries()
      await commonCriterion(link.victim, { counted: { CARRIER_UPDATE: 1 } }, () =>
        link.message(syncMessage(kind, bytes(0, 1, BEN, 1, 0, 1))),
      )
    },
  )

  it('thousands of clients, each in a message of its own, cost no more for the last than for the first', async () => {
    // in one array for all, this kept a computer busy for 80 seconds
    const link = new LinkedCarrier()
    const updates = Array.from({ length: 2_000 }, (_, at) => entriesOf(1_000 + at, 0, text(`entry ${at}`)))
    const spent: number[] = []
    const send = (from: number, to: number) => {
      const begin = process.cpuUsage().user
      for (const update of updates.slice(from, to)) link.message(syncMessage('update', update))
      spent.push((process.cpuUsage().user - begin) / 1000)
    }
    for (let at = 0; at < 2_000; at += 500) send(at, at + 500)
    expect(link.log.length).toBe(2_000)
    expect(spent.at(-1)).toBeLessThan(500)
  })
})
