import type { DocId, RoomId } from '../../../shared/room/ids.ts'
import type { NoteMirror } from './createNoteMirror.ts'
import type { NoteSession } from './createNoteSession.ts'
import { noteText } from './noteText.ts'
import type { RoomOpenings } from './roomOpenings.ts'
import type { NoteText } from './wordsToKeep.ts'

/** Waits until a note is open; null when it cannot be opened. */
function opened({ state }: NoteSession): Promise<NoteMirror | null> {
  return new Promise(resolve => {
    const look = () => {
      const { mirror, error } = state.get()
      if (!mirror && !error) return
      stop()
      resolve(mirror)
    }
    const stop = state.subscribe(look)
    look()
  })
}

/** Opens a note that is open nowhere else, uses it, and closes it again; null when it cannot be opened. */
export async function withNote<T>(
  openings: RoomOpenings,
  room: RoomId,
  note: DocId,
  use: (mirror: NoteMirror) => T | Promise<T>,
): Promise<T | null> {
  const { session, close } = openings.openNote(room, note)
  try {
    const mirror = await opened(session)
    return mirror && (await use(mirror))
  } finally {
    close()
  }
}

/** The plain words of a note; null when it cannot be read. */
export function readNote(openings: RoomOpenings, room: RoomId, note: DocId): Promise<NoteText> {
  return withNote(openings, room, note, ({ fragment }) => noteText(fragment))
}
