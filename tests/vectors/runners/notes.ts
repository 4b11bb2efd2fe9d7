import { createNote } from '../../../shared/documents/notes/createNote.ts'
import type { StrandId } from '../../../shared/room/ids.ts'
import { bytesOf, inTurn, type Run } from './vectorFile.ts'

/** Takes updates into one note; gives its words, lines parted by `|`, and how many updates wait. */
export const runNotes: Run = file => {
  const note = createNote()
  inTurn(file.all('update'), value => {
    const [strand = '', client = '', ...bytes] = value.split(' ')
    note.apply(bytesOf(bytes.join(' ')), { client: Number(client), strand: strand as StrandId })
  })
  return { text: note.text().trimEnd().replaceAll('\n', '|'), waiting: String(note.waiting) }
}
