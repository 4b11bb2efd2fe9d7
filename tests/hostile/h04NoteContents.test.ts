import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { concatBytes } from '../../shared/bytes/concatBytes.ts'
import { createNote } from '../../shared/documents/notes/createNote.ts'
import { block, Mirror } from '../unit/documents/support/mirror.ts'
import {
  ANY,
  atRoot,
  bytes,
  CLIENT,
  edited,
  foreign,
  type Part,
  raw,
  STRING,
  structs,
  TYPE,
  verdict,
} from '../unit/documents/support/noteBytes.ts'

describe('4: updates that a note has no use for', () => {
  const useless: [string, Uint8Array][] = [
    ['another root', foreign(doc => doc.getXmlFragment('other').insert(0, [new Y.XmlElement('paragraph')]))],
    ['a map entry at the root', foreign(doc => doc.getMap('note').set('key', 'value'))],
    ['an array', foreign(doc => doc.getArray('note').insert(0, [1, 2, 3]))],
    ['a shared type of another kind', foreign(doc => doc.getArray('note').insert(0, [new Y.Map()]))],
    ['a fragment inside', edited(root => root.insert(0, [new Y.XmlFragment() as never]))],
    ['a hook', edited(root => root.insert(0, [new Y.XmlHook('paragraph') as never]))],
    ['a sub-document', foreign(doc => doc.getArray('note').insert(0, [new Y.Doc()]))],
    ['bytes', foreign(doc => doc.getArray('note').insert(0, [new Uint8Array(9)]))],
    [
      'an embedded object',
      edited(root => {
        const paragraph = block('x')
        root.insert(0, [paragraph])
        ;(paragraph.get(0) as Y.XmlText).insertEmbed(0, { image: 'x' })
      }),
    ],
    ['an image', edited(root => root.insert(0, [new Y.XmlElement('image')]))],
    ['an iframe', edited(root => root.insert(0, [new Y.XmlElement('iframe')]))],
    [
      'an unknown mark',
      edited(root => {
        const paragraph = block('x')
        root.insert(0, [paragraph])
        ;(paragraph.get(0) as Y.XmlText).format(0, 1, { onclick: {} })
      }),
    ],
    [
      'a link that runs a script',
      edited(root => {
        const paragraph = block('x')
        root.insert(0, [paragraph])
        ;(paragraph.get(0) as Y.XmlText).format(0, 1, { link: { href: 'javascript:alert(1)' } })
      }),
    ],
    [
      'an object as an attribute',
      edited(root => {
        const paragraph = block('x')
        paragraph.setAttribute('level', { deep: 1 } as never)
        root.insert(0, [paragraph])
      }),
    ],
    ['a gap', structs(1, raw(10), 5)],
    ['an unknown content', structs(1, raw(11), 1, 'note')],
    ['an unknown shared type', structs(1, atRoot(TYPE, 99))],
    ['two structs of no length', structs(2, atRoot(STRING, ''), atRoot(STRING, 'x'))],
    ['two values in one attribute', structs(1, atRoot(ANY, 2, raw(120, 120)))],
    ['a mark that is no JSON', structs(1, atRoot(6, 'bold', '{'))],
    [
      'bytes behind the end',
      concatBytes(
        edited(root => root.insert(0, [block('x')])),
        raw(0),
      ),
    ],
    ['nothing', raw(0, 0)],
    ['no byte at all', raw()],
  ]

  it.each(useless)('%s', (_, update) => {
    expect(verdict(update)).toBe('NOTE_STRUCT')
  })

  it('lists nested 20,000 deep in an attribute, and objects too', () => {
    expect(
      verdict(
        structs(
          1,
          atRoot(ANY, 1, concatBytes(...Array.from({ length: 20_000 }, () => raw(117, 1))), raw(120)),
        ),
      ),
    ).toBe('NOTE_STRUCT')
    expect(
      verdict(
        structs(
          1,
          atRoot(ANY, 1, concatBytes(...Array.from({ length: 10_000 }, () => raw(118, 1, 1, 97))), raw(120)),
        ),
      ),
    ).toBe('NOTE_STRUCT')
  })

  it('marks whose JSON is nested 20,000 deep', () => {
    expect(verdict(structs(1, atRoot(6, 'bold', '['.repeat(20_000) + ']'.repeat(20_000))))).toBe(
      'NOTE_STRUCT',
    )
    expect(verdict(structs(1, atRoot(6, 'bold', '['.repeat(4000) + ']'.repeat(4000))))).toBe('NOTE_STRUCT')
  })

  it('elements nested 20,000 deep, which come in updates of their own', () => {
    const note = createNote()
    const writer = new Mirror(CLIENT).writer
    let clock = 0
    const nest = () => {
      const head = clock === 0 ? bytes(raw(TYPE), 1, 'note') : bytes(raw(TYPE), 0, CLIENT, clock - 1)
      note.apply(bytes(1, 1, CLIENT, clock, head, 3, 'listItem', 0), writer)
      clock += 1
    }
    expect(() => {
      for (let depth = 0; depth < 20_000; depth++) nest()
    }).toThrow('NOTE_STRUCT')
    expect([clock, note.text()]).toEqual([32, ''])
  })

  it('delete sets: too many ranges or clients, empty, crossing, twice the same client', () => {
    const ranges = (count: number) =>
      bytes(0, 1, 9, count, ...Array.from({ length: count }, (_, at) => bytes(at * 2, 1)))
    expect(verdict(ranges(4096))).toBe('taken')
    expect(verdict(ranges(4097))).toBe('NOTE_TOO_LARGE')
    const clients = (count: number) =>
      bytes(0, count, ...Array.from({ length: count }, (_, at) => bytes(at + 10, 1, 0, 1)))
    expect(verdict(clients(256))).toBe('taken')
    expect(verdict(clients(257))).toBe('NOTE_TOO_LARGE')
    expect(verdict(bytes(0, 1, 9, 1, 0, 0))).toBe('NOTE_STRUCT')
    expect(verdict(bytes(0, 1, 9, 2, 0, 5, 4, 5))).toBe('NOTE_STRUCT')
    expect(verdict(bytes(0, 1, 9, 2, 5, 1, 0, 1))).toBe('NOTE_STRUCT')
    expect(verdict(bytes(0, 2, 9, 1, 0, 1, 9, 1, 5, 1))).toBe('NOTE_STRUCT')
    expect(verdict(bytes(0, 1, 9, 2 ** 31, 0, 1))).toBe('NOTE_STRUCT')
    expect(verdict(bytes(0, 1, 9, 1, 0, 2 ** 31))).toBe('NOTE_CLOCK')
    expect(verdict(bytes(0, 1, 2 ** 33, 1, 0, 1))).toBe('NOTE_CLIENT')
  })

  it('more structs than Yjs can be asked to sort in at once', () => {
    const many = (count: number) =>
      structs(count, ...Array.from({ length: count }, () => atRoot(TYPE, 3, 'hardBreak')))
    expect(verdict(many(1024))).toBe('taken')
    expect(verdict(many(1025))).toBe('NOTE_TOO_LARGE')
  })

  it('deletes of what nobody has written wait, and are never applied', () => {
    const [note, bora] = [createNote(), new Mirror(20)]
    bora.send(
      note,
      bora.edit(root => root.insert(0, [block('stays')])),
    )
    const before = note.state()
    expect(note.apply(bytes(0, 1, 20, 1, 0, 1000), new Mirror(CLIENT).writer)).toEqual([])
    expect([note.waiting, note.state()]).toEqual([1, before])
    bora.send(
      note,
      bora.edit(root => root.insert(1, [block('more')])),
    )
    expect([note.waiting, note.text()]).toEqual([1, 'stays\nmore'])
  })
})

describe('4: headers that announce more than there is', () => {
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

describe('4: places that Yjs would not refuse', () => {
  const [paragraph, words] = [0, 1]
  /** A paragraph with a text in it, then what an attacker adds to it. */
  function attack(...parts: Part[]): Uint8Array {
    return structs(
      4,
      atRoot(TYPE, 3, 'heading'),
      raw(TYPE),
      0,
      CLIENT,
      paragraph,
      6,
      bytes(raw(ANY | 0x20), 0, CLIENT, paragraph, 'level', 1, raw(125, 1)),
      ...parts,
    )
  }

  it.each([
    ['a string as the value of an attribute', attack(raw(STRING | 0x80), CLIENT, 2, '9')],
    ['a wrong value behind a right one', attack(raw(ANY | 0x80), CLIENT, 2, 1, raw(125, 9))],
    ['an element inside a text', attack(raw(TYPE), 0, CLIENT, words, 3, 'paragraph')],
    ['a value among the elements', attack(raw(ANY | 0x80), CLIENT, paragraph, 1, raw(120))],
    ['a letter among the elements', attack(raw(STRING | 0x80), CLIENT, paragraph, 'x')],
    ['a child of what can have none', attack(raw(STRING), 0, CLIENT, 2, 'x')],
    [
      'neighbours that stand in different places',
      attack(raw(TYPE | 0xc0), CLIENT, paragraph, CLIENT, words, 6),
    ],
  ])('%s', (_, update) => {
    const note = createNote()
    expect(() => note.apply(update, new Mirror(CLIENT).writer)).toThrow('NOTE_STRUCT')
    expect(note.text()).toBe('')
  })

  it('a neighbour that was collected', () => {
    const [note, writer] = [createNote(), new Mirror(CLIENT).writer]
    note.apply(structs(1, raw(0), 3), writer)
    expect(() =>
      note.apply(bytes(1, 1, CLIENT, 3, bytes(raw(STRING | 0x80), CLIENT, 2, 'x'), 0), writer),
    ).toThrow('NOTE_STRUCT')
  })
})
