import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkNoteState } from '../../../../shared/documents/notes/checkNoteState.ts'
import { createNote, type NoteDocument } from '../../../../shared/documents/notes/createNote.ts'
import { splitNoteState } from '../../../../shared/documents/notes/splitNoteUpdate.ts'
import { refusal, there } from '../../../support/refusals.ts'
import { block, Mirror, only } from '../support/mirror.ts'
import { atRoot, bytes, raw, STRING, structs, TYPE } from '../support/noteBytes.ts'
import { strandId } from '../support/records.ts'

const words = (root: Y.XmlFragment, at = 0) => (root.get(at) as Y.XmlElement).get(0) as Y.XmlText

/** A note that two have written, one of whom has deleted a line of the other. */
function setup() {
  const [note, bora, minseo] = [createNote(), new Mirror(20), new Mirror(10)]
  const first = bora.edit(root => root.insert(0, [block('one'), block('two')]))
  bora.send(note, first)
  minseo.receive(first)
  const second = minseo.edit(root => {
    root.delete(1, 1)
    root.insert(1, [block('three')])
  })
  minseo.send(note, second)
  bora.receive(second)
  return { note, bora, minseo, first }
}

const stateOf = (note: NoteDocument) => checkNoteState(splitNoteState(note.state()))
const shown = (note: NoteDocument) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, note.state())
  return doc.getXmlFragment('note').toString()
}

describe('the state of a note', () => {
  it('gives a newcomer the same note, and goes on at everybody’s clocks', () => {
    const { note, bora, minseo } = setup()
    const late = createNote('unknown')
    late.takeState(stateOf(note))
    expect([late.text(), late.expected(20), late.expected(10)]).toEqual(['one\nthree', 10, 7])
    for (const update of bora.edit(root => words(root).insert(3, '!')))
      for (const to of [note, late]) bora.send(to, [update])
    for (const update of minseo.edit(root => words(root, 1).insert(0, '> ')))
      for (const to of [note, late]) minseo.send(to, [update])
    expect(shown(late)).toBe(shown(note))
    expect([late.text(), late.waiting]).toEqual(['one!\n> three', 0])
  })

  it('holds no word that was deleted, and every place', () => {
    const { note } = setup()
    const text = Buffer.from(note.state()).toString('latin1')
    expect([text.includes('one'), text.includes('two')]).toEqual([true, false])
    // the line that was deleted: its element, its text, three letters
    expect(
      stateOf(note)
        .structs.filter(({ client }) => client === 20)
        .map(({ content }) => content.kind),
    ).toEqual(['element', 'text', 'string', 'element', 'text', 'deleted'])
  })

  it('is spread over parts of at most 65,532 bytes, and read from them as it was', () => {
    const { note, bora } = setup()
    for (let line = 0; line < 4; line++)
      bora.send(
        note,
        bora.edit(root => root.insert(0, [block('å'.repeat(25_000))])),
      )
    const parts = splitNoteState(note.state())
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(65_532)
    const late = createNote('unknown')
    late.takeState(checkNoteState(parts))
    expect(shown(late)).toBe(shown(note))
  })

  it('of an empty note is a part too', () => {
    const parts = splitNoteState(createNote().state())
    const late = createNote('unknown')
    late.takeState(checkNoteState(parts))
    expect([parts.length, late.beginning, late.text()]).toEqual([1, 'partly', ''])
  })

  it('lets in what waited for it, and passes over what it told already', () => {
    const { note, bora, minseo } = setup()
    const inside = only(bora.edit(root => words(root).insert(0, 'inside ')))
    const state = () => stateOf(note)
    bora.send(note, [inside])
    const after = only(bora.edit(root => words(root).insert(0, 'after ')))
    const late = createNote('unknown')
    expect([late.apply(inside, bora.writer), late.apply(after, bora.writer), late.waiting]).toEqual([
      [],
      [],
      2,
    ])
    const told = late.takeState(state())
    expect(told.slice(-2)).toEqual([inside, after])
    expect([late.text(), late.waiting, late.expected(10)]).toEqual(['after inside one\nthree', 0, 7])
    minseo.receive([inside, after])
    minseo.send(
      late,
      minseo.edit(root => root.delete(0, 1)),
    )
    expect(late.text()).toBe('three')
  })

  it('lets in a deletion that waited, of somebody who has come further in it', () => {
    const { note, bora, minseo, first } = setup()
    const line = only(minseo.edit(root => root.insert(2, [block('four')])))
    bora.receive([line])
    const deletion = only(bora.edit(root => root.delete(2, 1)))
    const more = only(bora.edit(root => words(root).insert(0, 'more ')))
    minseo.send(note, [line])
    bora.send(note, [deletion, more])
    const late = createNote('partly')
    bora.send(late, first)
    expect([late.apply(deletion, bora.writer), late.waiting]).toEqual([[], 1])
    late.takeState(stateOf(note))
    expect([late.text(), late.refused, late.waiting]).toEqual([note.text(), 0, 0])
  })

  it('that comes later brings what was never told, where the beginning is not known', () => {
    const { note, bora } = setup()
    const late = createNote('unknown')
    late.takeState(stateOf(note))
    const missed = bora.edit(root => words(root).insert(0, 'missed '))
    bora.send(note, missed)
    const next = only(bora.edit(root => words(root).insert(0, 'next ')))
    expect([late.apply(next, bora.writer), late.hasGaps]).toEqual([[], true])
    late.takeState(stateOf(note))
    expect([late.text(), late.hasGaps]).toEqual(['next missed one\nthree', false])
  })

  it('that says something else than what is known is refused, and changes nothing', () => {
    const { note, bora } = setup()
    const other = new Mirror(20)
    const lie = createNote()
    other.send(
      lie,
      other.edit(root => root.insert(0, [block('won'), block('two')])),
    )
    expect(refusal(() => note.takeState(stateOf(lie)))).toBe('NOTE_STATE')
    expect(note.text()).toBe('one\nthree')
    bora.send(
      note,
      bora.edit(root => words(root).insert(0, 'still ')),
    )
    expect(note.text()).toBe('still one\nthree')
  })

  it('may not end inside an update that is known', () => {
    const { note, bora } = setup()
    const late = createNote('unknown')
    const state = stateOf(note)
    const more = only(bora.edit(root => words(root).insert(0, 'more ')))
    late.apply(more, bora.writer)
    const clock = there(state.ends.get(20))
    const cut = new Y.Doc({ gc: false })
    Y.applyUpdate(cut, note.state())
    Y.applyUpdate(cut, bytes(1, 1, 20, clock, raw(STRING | 0x40), 20, 2, 'mo', 0))
    late.takeState(checkNoteState([Y.encodeStateAsUpdate(cut)]))
    expect([late.refused, late.text()]).toEqual([1, 'moone\nthree'])
  })
})

describe('who comes later', () => {
  it('does not let a stranger go on where somebody else left off', () => {
    const { note, bora } = setup()
    const late = createNote('unknown')
    late.takeState(stateOf(note))
    const update = only(bora.edit(root => words(root).insert(0, 'as if by Bora ')))
    const stranger = { client: 20, strand: strandId('Mallory'), isKnownWhole: true }
    expect(refusal(() => late.apply(update, stranger))).toBe('NOTE_CLOCK')
  })

  it('refuses what everybody else refuses, also in what was deleted long ago', () => {
    const { note } = setup()
    const late = createNote('unknown')
    late.takeState(stateOf(note))
    // letters right behind the deleted line's element, where only elements stand; and an element in its text
    const misplaced = [
      bytes(1, 1, 7, 0, raw(STRING | 0x80), 20, 5, 'x', 0),
      bytes(1, 1, 7, 0, raw(TYPE), 0, 20, 6, 3, 'paragraph', 0),
    ]
    for (const update of misplaced)
      for (const to of [note, late]) {
        const writer = { client: 7, strand: strandId('Mallory') }
        expect(refusal(() => to.check(update, writer))).toBe('NOTE_STRUCT')
      }
    const allowed = bytes(1, 1, 7, 0, raw(STRING), 0, 20, 6, 'x', 0)
    for (const to of [note, late]) to.apply(allowed, { client: 7, strand: strandId('Lin') })
    expect([late.text(), note.text()]).toEqual(['one\nthree', 'one\nthree'])
  })
})

describe('a state that is none', () => {
  const paragraph = atRoot(TYPE, 3, 'paragraph')
  const state = (...parts: Uint8Array[]) => refusal(() => checkNoteState(parts))

  it('is refused for gaps, and for names of what is not in it', () => {
    expect(state(bytes(1, 1, 7, 1, paragraph, 0))).toBe('NOTE_CLOCK')
    expect(state(structs(1, paragraph), bytes(1, 1, 7, 2, paragraph, 0))).toBe('NOTE_CLOCK')
    expect(state(structs(1, raw(STRING | 0x80), 9, 0, 'x'))).toBe('NOTE_CLOCK')
    expect(state(bytes(1, 1, 7, 0, paragraph, 1, 7, 1, 0, 2))).toBe('NOTE_CLOCK')
    expect(state(bytes(1, 1, 7, 0, paragraph, 1, 9, 1, 0, 1))).toBe('NOTE_CLOCK')
  })

  it('is refused for circles, for what no note holds, and for deleting something twice', () => {
    const circle = bytes(
      2,
      1,
      8,
      0,
      raw(TYPE | 0x80),
      7,
      0,
      3,
      'paragraph',
      1,
      7,
      0,
      raw(TYPE | 0x80),
      8,
      0,
      3,
      'paragraph',
      0,
    )
    expect(state(circle)).toBe('NOTE_STRUCT')
    expect(state(structs(1, atRoot(TYPE, 3, 'script')))).toBe('NOTE_STRUCT')
    expect(state(bytes(1, 1, 7, 0, paragraph, 1, 7, 1, 0, 1), bytes(0, 1, 7, 1, 0, 1))).toBe('NOTE_STRUCT')
    expect(
      refusal(() => createNote('unknown').takeState(checkNoteState([structs(1, atRoot(STRING, 'x'))]))),
    ).toBe('NOTE_STRUCT')
  })

  it('is refused for being too large', () => {
    const collected = new Uint8Array(64_000).map((_, at) => at % 2)
    const parts = Array.from({ length: 5 }, (_, at) => bytes(1, 32_000, 7, 32_000 * at, collected, 0))
    expect(state(...parts)).toBe('NOTE_TOO_LARGE')
    expect(state(new Uint8Array(65_533))).toBe('NOTE_TOO_LARGE')
    const clients = Array.from({ length: 4097 }, (_, client) => [1, client, 0, raw(0, 1)]).flat()
    expect(state(bytes(4097, ...clients, 0))).toBe('NOTE_TOO_LARGE')
    expect(state(...Array.from({ length: 1025 }, () => raw(0, 0)))).toBe('NOTE_TOO_LARGE')
  })
})
