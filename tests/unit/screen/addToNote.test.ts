import { describe, expect, it } from 'vitest'
import { Doc } from 'yjs'
import { ADDED_MAX, addToNote } from '../../../renderer/screen/session/addToNote.ts'
import { noteText } from '../../../renderer/screen/session/noteText.ts'
import { decodeNoteBody } from '../../../shared/documents/notes/noteBody.ts'

function setup() {
  const doc = new Doc()
  const note = doc.getXmlFragment('note')
  const updates: Uint8Array[] = []
  doc.on('update', update => updates.push(update))
  return { note, updates }
}

describe('what was written privately', () => {
  it('comes behind everything in the note, a paragraph for each line, in one change', () => {
    const { note, updates } = setup()
    addToNote(note, 'first')
    addToNote(note, '\n둘째\r\n\r\n第三\n')
    expect(noteText(note)).toBe('first\n둘째\n\n第三')
    expect(updates).toHaveLength(2)
  })

  it('fits into the records of a note at its longest', () => {
    const { note, updates } = setup()
    addToNote(note, '字'.repeat(ADDED_MAX))
    const [update] = updates
    expect(update && decodeNoteBody('note-update', update).kind).toBe('note-update')
  })
})
