import { describe, expect, it } from 'vitest'
import { createNoteList, type NoteNaming } from '../../../../shared/documents/notes/createNoteList.ts'
import type { DocId } from '../../../../shared/room/ids.ts'
import { deviceId, idText, recordId } from '../support/records.ts'

const docId = (seed: string) => idText(seed, 16) as DocId

/** Records in canonical order are named a, b, c ... here. */
function setup(...namings: NoteNaming[]) {
  const list = createNoteList((a, b) => (a < b ? -1 : Number(a > b)))
  for (const naming of namings) list.add(naming)
  return list
}

function naming(
  id: string,
  doc: string,
  title: string,
  kind: NoteNaming['kind'] = 'note-rename',
  by = 'Bora',
): NoteNaming {
  return { id: recordId(id), doc: docId(doc), author: deviceId(by), kind, title }
}

describe('the list of notes', () => {
  const plan = naming('b', 'plan', 'Plan', 'note-create')
  const sources = naming('a', 'sources', 'Sources', 'note-create', 'Minseo')

  it('is in the order of the records that made them', () => {
    expect(setup(plan, sources).list()).toEqual([
      { doc: docId('sources'), title: 'Sources', author: deviceId('Minseo') },
      { doc: docId('plan'), title: 'Plan', author: deviceId('Bora') },
    ])
  })

  it('shows the last title in canonical order, whatever came first', () => {
    const [first, last] = [naming('c', 'plan', 'Plan B'), naming('d', 'plan', 'Our plan')]
    for (const order of [
      [plan, first, last],
      [last, first, plan],
      [first, plan, last, first],
    ])
      expect(setup(...order).find(docId('plan'))?.title).toBe('Our plan')
  })

  it('does not list what was renamed but never made, nor what it does not know', () => {
    const list = setup(naming('c', 'lost', 'Lost'))
    expect([list.list(), list.find(docId('lost')), list.find(docId('plan'))]).toEqual([
      [],
      undefined,
      undefined,
    ])
  })

  it('takes the first record that makes a note, so that nobody makes it again as his own', () => {
    const again = naming('z', 'plan', 'Stolen', 'note-create', 'Mallory')
    expect(setup(again, plan).list()).toEqual([
      { doc: docId('plan'), title: 'Plan', author: deviceId('Bora') },
    ])
  })
})
