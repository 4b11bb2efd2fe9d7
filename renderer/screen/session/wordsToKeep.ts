import type { NoteView } from '../../../shared/ports/screenViews.ts'
import type { DocId } from '../../../shared/room/ids.ts'

/** The words of a note; null where it could not be read. */
export type NoteText = string | null

const BETWEEN = '\n\n———\n\n'

/** The chosen notes as plain words, each under its name, in the order of the list. Without a word in any of them it is empty. */
export function wordsToKeep(
  notes: readonly Pick<NoteView, 'note' | 'title'>[],
  texts: ReadonlyMap<DocId, NoteText>,
): string {
  return notes
    .flatMap(({ note, title }) => {
      const text = (texts.get(note) ?? '').trim()
      return text === '' ? [] : [`${title}\n\n${text}`]
    })
    .join(BETWEEN)
}
