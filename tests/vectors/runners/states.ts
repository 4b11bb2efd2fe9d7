import { checkNoteState } from '../../../shared/documents/notes/checkNoteState.ts'
import { createNote } from '../../../shared/documents/notes/createNote.ts'
import type { StrandId } from '../../../shared/room/ids.ts'
import { bytesOf, inTurn, type Run } from './vectorFile.ts'

/** Takes a state and the updates before and after it; gives the words of the note, lines parted by `|`, and how many updates wait. */
export const runStates: Run = file => {
  const steps = file.lines.filter(([name]) => name === 'part' || name === 'update')
  const note = createNote(steps[0]?.[0] === 'update' ? 'known' : 'unknown')
  const parts = steps.filter(([name]) => name === 'part').map(([, value]) => bytesOf(value))
  const last = steps.findLastIndex(([name]) => name === 'part')
  const acts = steps.flatMap(([name, value], at) => {
    if (name === 'part') return at === last ? [() => note.takeState(checkNoteState(parts))] : []
    const [strand = '', client = '', ...bytes] = value.split(' ')
    return [
      () => note.apply(bytesOf(bytes.join(' ')), { client: Number(client), strand: strand as StrandId }),
    ]
  })
  inTurn(acts, act => act())
  note.work()
  return { text: note.text().trimEnd().replaceAll('\n', '|'), waiting: String(note.waiting) }
}
