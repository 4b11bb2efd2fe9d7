import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createNote } from '../../../../shared/documents/notes/createNote.ts'
import { block, Mirror, only } from '../support/mirror.ts'
import { strandId } from '../support/records.ts'

function setup() {
  return { note: createNote(), bora: new Mirror(20), minseo: new Mirror(10) }
}

const paragraph = (root: Y.XmlFragment, at = 0) => root.get(at) as Y.XmlElement
const words = (root: Y.XmlFragment, at = 0) => paragraph(root, at).get(0) as Y.XmlText

describe('updates that are refused', () => {
  const first = (mirror: Mirror) => only(mirror.edit(root => root.insert(0, [block('text')])))

  it.each([
    ['the same again', (update: Uint8Array) => [update, update], 'NOTE_CLOCK'],
    ['one missing before it', (_: Uint8Array, next: Uint8Array) => [next], 'NOTE_CLOCK'],
  ])('because of the clock: %s', (_, pick, code) => {
    const { note, bora } = setup()
    const [update, next] = [first(bora), only(bora.edit(root => words(root).insert(0, 'x')))]
    const updates = pick(update, next)
    for (const early of updates.slice(0, -1)) note.apply(early, bora.writer)
    expect(() => note.apply(updates.at(-1) ?? update, bora.writer)).toThrow(code)
  })

  it('because they write under the clientID of somebody else', () => {
    const { note, bora, minseo } = setup()
    expect(() => note.apply(first(minseo), bora.writer)).toThrow('NOTE_CLIENT')
  })

  it('because another strand has matched the clientID of a strand on purpose', () => {
    const { note, bora } = setup()
    bora.send(note, [first(bora)])
    const next = only(bora.edit(root => words(root).insert(0, 'x')))
    expect(() => note.apply(next, { client: 20, strand: strandId('forger') })).toThrow('NOTE_CLIENT')
    expect(note.apply(next, bora.writer)).toEqual([next])
  })

  it('and nothing of their client is taken after that, so that all devices agree', () => {
    const { note, bora } = setup()
    const [update, next] = [first(bora), only(bora.edit(root => words(root).insert(0, 'x')))]
    expect(() => note.apply(next, bora.writer)).toThrow('NOTE_CLOCK')
    expect(() => note.apply(update, bora.writer)).toThrow('NOTE_CLOCK')
    expect(note.text()).toBe('')
  })

  const misplaced: [string, (root: Y.XmlFragment) => void][] = [
    ['text among the elements of the root', root => root.insert(0, [new Y.XmlText('x')])],
    ['an unknown attribute', root => paragraph(root).setAttribute('onclick', 'x')],
    [
      'a heading of level 9',
      root => {
        const heading = new Y.XmlElement('heading')
        heading.setAttribute('level', 9 as never)
        root.insert(0, [heading])
      },
    ],
    [
      'a task that is checked with a word',
      root => {
        const task = new Y.XmlElement('taskItem')
        task.setAttribute('checked', 'yes')
        root.insert(0, [task])
      },
    ],
    ['an attribute of a text', root => words(root).setAttribute('level', '1')],
    [
      'too deep a nesting',
      root => {
        let parent: Y.XmlFragment = root
        for (let depth = 0; depth < 33; depth++) {
          const list = new Y.XmlElement('bulletList')
          parent.insert(0, [list])
          parent = list
        }
      },
    ],
  ]

  it.each(misplaced)('because something stands where it may not: %s', (_, change) => {
    const { note, bora } = setup()
    bora.send(note, [first(bora)])
    const [update] = bora.edit(change)
    const before = note.state()
    expect(() => note.check(update ?? new Uint8Array(), bora.writer)).toThrow('NOTE_STRUCT')
    expect(() => note.apply(update ?? new Uint8Array(), bora.writer)).toThrow('NOTE_STRUCT')
    expect(note.state()).toEqual(before)
  })

  it('after they had waited: the others are told, and the count goes up', () => {
    const { note, bora, minseo } = setup()
    const start = first(bora)
    minseo.receive([start])
    const bad = only(minseo.edit(root => paragraph(root).setAttribute('onclick', 'x')))
    const after = only(minseo.edit(root => words(root).insert(0, 'y')))
    note.apply(bad, minseo.writer)
    note.apply(after, minseo.writer)
    expect(note.apply(start, bora.writer)).toEqual([start])
    expect([note.text(), note.refused, note.waiting]).toEqual(['text', 1, 0])
    expect(() => note.apply(after, minseo.writer)).toThrow('NOTE_CLOCK')
  })

  it('are found by check, which changes nothing', () => {
    const { note, bora, minseo } = setup()
    const update = first(bora)
    note.check(update, bora.writer)
    note.check(update, bora.writer)
    expect([note.text(), note.expected(20)]).toEqual(['', 0])
    expect(() => note.check(update, minseo.writer)).toThrow('NOTE_CLIENT')
    expect(note.apply(update, bora.writer)).toEqual([update])
  })
})
