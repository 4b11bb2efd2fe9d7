import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createNote } from '../../../../shared/documents/notes/createNote.ts'
import { splitNoteUpdate } from '../../../../shared/documents/notes/splitNoteUpdate.ts'
import { block, docOf, Mirror, only } from '../support/mirror.ts'

function setup() {
  return { note: createNote(), bora: new Mirror(20), minseo: new Mirror(10) }
}

const paragraph = (root: Y.XmlFragment, at = 0) => root.get(at) as Y.XmlElement
const words = (root: Y.XmlFragment, at = 0) => paragraph(root, at).get(0) as Y.XmlText

describe('a note', () => {
  it('is what its records say, and gives the mirror a state to go on from', () => {
    const { note, bora } = setup()
    bora.send(
      note,
      bora.edit(root => root.insert(0, [block('You are not alone.'), block('Next', 'heading')])),
    )
    expect(note.text()).toBe('You are not alone.\nNext')

    const again = new Mirror(20, note.state())
    again.send(
      note,
      again.edit(root => words(root).insert(0, 'Lin, ')),
    )
    expect(note.text()).toBe('Lin, You are not alone.\nNext')
    expect(note.expected(20)).toBe(Y.getState(again.doc.store, 20))
  })

  it('comes out the same for two who write at once, whatever comes first', () => {
    const { note, bora, minseo } = setup()
    const start = bora.edit(root => root.insert(0, [block('middle')]))
    minseo.receive(start)
    const hers = bora.edit(root => words(root).insert(0, 'before '))
    const theirs = minseo.edit(root => {
      words(root).insert(6, ' after')
      root.insert(1, [block('more')])
    })
    const other = createNote()
    bora.send(note, [...start, ...hers])
    minseo.send(note, theirs)
    bora.send(other, start)
    minseo.send(other, theirs)
    bora.send(other, hers)
    expect(note.text()).toBe('before middle after\nmore')
    expect(other.text()).toBe(note.text())
    expect(docOf([other.state()]).getXmlFragment('note').toString()).toBe(
      docOf([note.state()]).getXmlFragment('note').toString(),
    )
  })

  it('keeps an update aside until what it builds on has come, and then gives both', () => {
    const { note, bora, minseo } = setup()
    const start = only(bora.edit(root => root.insert(0, [block('start')])))
    minseo.receive([start])
    const answer = only(minseo.edit(root => words(root).insert(5, ' and on')))
    const more = only(minseo.edit(root => words(root).insert(0, '> ')))
    expect(note.apply(answer, minseo.writer)).toEqual([])
    expect(note.apply(more, minseo.writer)).toEqual([])
    expect([note.waiting, note.text()]).toEqual([2, ''])
    expect(note.apply(start, bora.writer)).toEqual([start, answer, more])
    expect([note.waiting, note.text()]).toEqual([0, '> start and on'])
  })

  it('lets everybody delete everything, and forgets deleted words', () => {
    const { note, bora, minseo } = setup()
    const secret = bora.edit(root => root.insert(0, [block('his address'), block('stays')]))
    bora.send(note, secret)
    minseo.receive(secret)
    minseo.send(
      note,
      minseo.edit(root => root.delete(0, 1)),
    )
    expect(note.text()).toBe('stays')
    expect(new TextDecoder().decode(note.state())).not.toContain('address')
  })

  it('holds every element and mark of the editor', () => {
    const { note, bora } = setup()
    const updates = bora.edit(root => {
      const heading = block('Plan', 'heading')
      heading.setAttribute('level', 2 as never)
      const task = new Y.XmlElement('taskItem')
      task.setAttribute('checked', true as never)
      task.insert(0, [block('call')])
      const tasks = new Y.XmlElement('taskList')
      tasks.insert(0, [task])
      const lines = block('one')
      lines.insert(1, [new Y.XmlElement('hardBreak'), new Y.XmlText('two')])
      root.insert(0, [heading, tasks, lines])
      const link = {
        href: 'https://example.org/a',
        target: '_blank',
        rel: 'noopener',
        class: null,
        title: null,
      }
      ;(lines.get(0) as Y.XmlText).format(0, 3, { bold: {}, italic: {}, underline: {}, strike: {}, link })
    })
    bora.send(note, updates)
    bora.send(
      note,
      bora.edit(root => paragraph(root).setAttribute('level', 3 as never)),
    )
    bora.send(
      note,
      bora.edit(root => paragraph(root).removeAttribute('level')),
    )
    expect(note.text()).toBe('Plan\ncall\none\ntwo')
    expect(docOf([note.state()]).getXmlFragment('note').toString()).toBe(bora.root.toString())
  })

  it('never edits by itself, where plain Yjs would tidy marks after a change from elsewhere', () => {
    const { note, bora, minseo } = setup()
    const start = bora.edit(root => root.insert(0, [block('abcdef')]))
    minseo.receive(start)
    bora.send(note, start)
    const bold = bora.edit(root => words(root).format(1, 4, { bold: {} }))
    const gone = minseo.edit(root => words(root).delete(1, 4))
    bora.send(note, bold)
    minseo.send(note, gone)
    const told = docOf([note.state()])
    const deleted = Y.createDeleteSetFromStructStore(told.store).clients.get(20) ?? []
    expect(deleted.map(({ len }) => len)).toEqual([4])
  })
})

describe('a paste of 300 KB', () => {
  it('is one string that Yjs cannot send in one record, and arrives in parts', () => {
    const { note, bora } = setup()
    const text = '强烈支持 support 😀 '.repeat(15_000).trimEnd()
    const update = only(bora.edit(root => root.insert(0, [block(text)])))
    expect(update.length).toBeGreaterThan(300_000)
    expect(() => note.check(update, bora.writer)).toThrow('NOTE_TOO_LARGE')
    bora.send(note, splitNoteUpdate(update))
    expect(note.text()).toBe(text)
    expect(docOf([note.state()]).getXmlFragment('note').toString()).toBe(bora.root.toString())
  })
})
