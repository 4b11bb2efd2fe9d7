import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import { createNote } from '../../shared/documents/notes/createNote.ts'
import { noteText } from '../../shared/documents/notes/noteText.ts'
import { makeEdit } from '../unit/documents/support/editing.ts'
import { docOf, Mirror } from '../unit/documents/support/mirror.ts'
import {
  ANY,
  bytes,
  CLIENT,
  raw,
  STRING,
  structs,
  TYPE,
  verdict,
} from '../unit/documents/support/noteBytes.ts'

/** The letters of a note in the order of their codes: crafted neighbours may change where text stands, but none is lost or doubled. */
const letters = (doc: Y.Doc) => [...noteText(doc.getXmlFragment('note'))].sort().join('')

describe('1, 2: noise', () => {
  const mirror = new Mirror(CLIENT)
  for (let at = 0; at < 12; at++)
    makeEdit(mirror, { kind: at % 9, at, from: at * 3, length: 4, text: `字${at}😀` })
  const valid = Y.encodeStateAsUpdate(mirror.doc)

  /** Anything is either refused with a code or harmless to Yjs: nothing pending, nothing thrown. */
  function survives(update: Uint8Array): void {
    const note = createNote()
    try {
      note.apply(update, mirror.writer)
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      expect(error.code).toMatch(/^NOTE_/)
      return
    }
    if (note.waiting > 0) return
    const doc = docOf([update])
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
    expect(note.text()).toBeTypeOf('string')
    expect(letters(doc)).toBe(letters(docOf([note.state()])))
  }

  it('10,000 times random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), survives), { numRuns: 10_000 })
  })

  it('every beginning and every flipped bit of a valid update', () => {
    expect(verdict(valid)).toBe('taken')
    for (let length = 0; length < valid.length; length++) {
      expect(verdict(valid.slice(0, length))).toBe('NOTE_STRUCT')
      for (let bit = 0; bit < 8; bit++) {
        const flipped = valid.slice()
        flipped[length] = (flipped[length] ?? 0) ^ (1 << bit)
        survives(flipped)
      }
    }
  })

  it('valid structs that refer to each other at random', () => {
    const id = fc
      .tuple(fc.constantFrom(CLIENT, CLIENT, CLIENT, 20), fc.nat(20))
      .map(([client, clock]) => bytes(client, clock))
    const content = fc.oneof(
      fc.constant({ reference: STRING, body: bytes('ab') }),
      fc.constant({ reference: 1, body: bytes(2) }),
      fc.constant({ reference: ANY, body: bytes(1, raw(125, 1)) }),
      fc.constantFrom('paragraph', 'heading').map(name => ({ reference: TYPE, body: bytes(3, name) })),
      fc.constant({ reference: TYPE, body: bytes(6) }),
      fc.constant({ reference: 6, body: bytes('bold', '{}') }),
    )
    const struct = fc
      .record({
        content,
        left: fc.option(id),
        right: fc.option(id),
        parent: fc.option(id),
        key: fc.option(fc.constant('level')),
      })
      .map(encodeStruct)
    const updates = fc.array(struct, { minLength: 1, maxLength: 8 }).map(all => structs(all.length, ...all))
    fc.assert(fc.property(updates, survives), { numRuns: 5000 })
  })
})

type Drawn = {
  content: { reference: number; body: Uint8Array }
  left: Uint8Array | null
  right: Uint8Array | null
  parent: Uint8Array | null
  key: string | null
}

function encodeStruct({ content: { reference, body }, left, right, parent, key }: Drawn): Uint8Array {
  const info = reference + (left === null ? 0 : 0x80) + (right === null ? 0 : 0x40)
  if (left !== null || right !== null) return bytes(raw(info), left ?? raw(), right ?? raw(), body)
  if (parent === null) return bytes(raw(info), 1, 'note', body)
  if (key === null) return bytes(raw(info), 0, parent, body)
  return bytes(raw(info + 0x20), 0, parent, key, body)
}
