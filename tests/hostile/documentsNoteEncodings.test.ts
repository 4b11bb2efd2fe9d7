import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { concatBytes } from '../../shared/bytes/concatBytes.ts'
import { createNote } from '../../shared/documents/notes/createNote.ts'
import { splitNoteUpdate } from '../../shared/documents/notes/splitNoteUpdate.ts'
import { block, docOf, Mirror } from '../unit/documents/support/mirror.ts'
import {
  ANY,
  atRoot,
  bytes,
  CLIENT,
  edited,
  raw,
  STRING,
  structs,
  verdict,
} from '../unit/documents/support/noteBytes.ts'

describe('5: updates in the second encoding of Yjs', () => {
  /** 2^count empty structs, told in a few bytes by run lengths. */
  function bomb(count: number): Uint8Array {
    const runLength = bytes(raw(0x40 | 1), count - 2)
    const columns = [raw(), raw(7), raw(), raw(), raw(0), bytes(raw(0), 0), raw(), raw(), runLength]
    const written = columns.map(column => bytes(column.length, column))
    return concatBytes(raw(0), ...written, bytes(1, count, 0), raw(0))
  }

  it('is a bomb in Yjs: a few bytes more in the number are thousands of structs more', () => {
    expect(bomb(5000).length).toBeLessThan(32)
    expect(Y.decodeUpdateV2(bomb(5000)).structs).toHaveLength(5000)
  })

  it('are refused at once, bombs or not', () => {
    expect(verdict(bomb(2 ** 40))).toBe('NOTE_STRUCT')
    expect(() => splitNoteUpdate(bomb(2 ** 40))).toThrow('NOTE_STRUCT')
    const doc = docOf([edited(root => root.insert(0, [block('x')]))])
    expect(verdict(Y.encodeStateAsUpdateV2(doc))).toBe('NOTE_STRUCT')
  })
})

describe('headers that announce more than there is', () => {
  it.each([
    ['blocks', bytes(2 ** 52, 1, CLIENT, 0)],
    ['structs', bytes(1, 2 ** 52, CLIENT, 0, raw(STRING))],
    ['values', structs(1, atRoot(ANY, 2 ** 52, raw(120)))],
    ['letters', structs(1, atRoot(STRING, 2 ** 52))],
    ['deleted clients', bytes(0, 2 ** 52)],
    ['no number, but its beginning for ever', raw(...Array.from({ length: 60_000 }, () => 0x80))],
    ['a number beyond 2^53', raw(255, 255, 255, 255, 255, 255, 255, 255, 255, 1)],
    ['a number in a longer form', concatBytes(raw(0x80, 0), raw(0))],
    [
      'the same client twice, which Yjs reads in two ways',
      bytes(2, 1, CLIENT, 0, atRoot(STRING, 'x'), 1, CLIENT, 1, atRoot(STRING, 'y'), 0),
    ],
    ['a block without structs', bytes(1, 0, CLIENT, 0, 0)],
  ])('%s', (_, update) => {
    expect(verdict(update)).toBe('NOTE_STRUCT')
  })

  it('and updates that are too large are not looked into', () => {
    expect(verdict(new Uint8Array(64 * 1024 + 1))).toBe('NOTE_TOO_LARGE')
  })
})

describe('12: names and texts', () => {
  it('half a surrogate pair cannot be written in an update', () => {
    expect(verdict(structs(1, atRoot(STRING, 3, raw(0xed, 0xa0, 0x80))))).toBe('NOTE_STRUCT')
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is no element, attribute or mark',
    name => {
      expect(verdict(edited(root => root.insert(0, [new Y.XmlElement(name)])))).toBe('NOTE_STRUCT')
      expect(verdict(structs(1, atRoot(6, name, '{}')))).toBe('NOTE_STRUCT')
      const note = createNote()
      const update = edited(root => {
        root.insert(0, [new Y.XmlElement('paragraph')])
        ;(root.get(0) as Y.XmlElement).setAttribute(name, 'x')
      })
      expect(() => note.apply(update, new Mirror(CLIENT).writer)).toThrow('NOTE_STRUCT')
      expect(({} as Record<string, unknown>).x).toBeUndefined()
    },
  )

  it('a megabyte of emoji, zalgo and bidirectional overrides are text, and come out as they went in', () => {
    const [note, mirror] = [createNote(), new Mirror(CLIENT)]
    const text = `${'😀'.repeat(262_144)}\u202eevil\u202c${'z\u0310\u0311'.repeat(100)}`
    const made = mirror.edit(root => root.insert(0, [block(text)]))
    mirror.send(
      note,
      made.flatMap(update => splitNoteUpdate(update)),
    )
    expect(note.text() === text).toBe(true)
  })
})
