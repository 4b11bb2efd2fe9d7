import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { createNote } from '../../../../shared/documents/notes/createNote.ts'
import { NoteBatch } from '../../../../shared/documents/notes/noteBatch.ts'
import { block, Mirror, only } from '../support/mirror.ts'

function setup() {
  const bora = new Mirror(7)
  const batch = new NoteBatch(7, 0)
  const type = (text: string) =>
    only(
      bora.edit(root => {
        if (root.length === 0) root.insert(0, [block('')])
        const words = (root.get(0) as Y.XmlElement).get(0) as Y.XmlText
        words.insert(words.length, text)
      }),
    )
  return { bora, batch, type, note: createNote() }
}

describe('a batch of updates', () => {
  it('gathers for 250 ms from the first letter, and then is one update', () => {
    const { bora, batch, type, note } = setup()
    expect(batch.dueAt).toBeNull()
    batch.add(type('t'), 1000)
    batch.add(type('h'), 1100)
    batch.add(type('e'), 1240)
    expect([batch.dueAt, batch.takeDue(1249)]).toEqual([1250, []])
    const due = batch.takeDue(1250)
    expect(due).toHaveLength(1)
    bora.send(note, due)
    expect([note.text(), batch.dueAt, batch.takeDue(9999)]).toEqual(['the', null, []])
  })

  it('does not wait once 4 KiB are there, and cuts what is too much for one record', () => {
    const { bora, batch, type, note } = setup()
    batch.add(type('x'.repeat(4096)), 0)
    const whole = batch.takeDue(1)
    batch.add(type('y'), 2)
    expect([whole.length, batch.takeDue(3)]).toEqual([1, []])
    batch.add(type('z'.repeat(100_000)), 3)
    const cut = batch.takeDue(3)
    expect(cut).toHaveLength(2)
    bora.send(note, [...whole, ...cut])
    expect(note.text()).toHaveLength(104_097)
  })

  it('can be taken before its time, when the editor closes', () => {
    const { bora, batch, type, note } = setup()
    expect(batch.take()).toEqual([])
    batch.add(type('a'), 0)
    batch.add(type('b'), 1)
    bora.send(note, batch.take())
    batch.add(type('c'), 2)
    bora.send(note, batch.take())
    expect(note.text()).toBe('abc')
  })

  it('refuses what no record may hold, and keeps the rest', () => {
    const { bora, batch, type, note } = setup()
    const [first, second] = [type('a'), type('b')]
    batch.add(first, 0)
    expect(() => batch.add(first, 1)).toThrow('NOTE_CLOCK')
    expect(() => batch.add(new Uint8Array([9]), 1)).toThrow('NOTE_STRUCT')
    expect(() => batch.add(only(new Mirror(8).edit(root => root.insert(0, [block('x')]))), 1)).toThrow(
      'NOTE_CLIENT',
    )
    batch.add(second, 2)
    bora.send(note, batch.take())
    expect(note.text()).toBe('ab')
  })
})
