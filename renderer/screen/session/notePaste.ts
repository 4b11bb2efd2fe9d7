import type { Editor } from '@tiptap/core'
import { isTooLong, plainLines } from './cutText.ts'
import { insertText } from './insertText.ts'
import { pageClock } from './pageClock.ts'
import { readTransfer, transferVerdict } from './transferVerdict.ts'

/** A copy from this editor itself, small enough to be read as formatted text at once. */
const OWN_COPY = /data-pm-slice/
const OWN_COPY_MAX = 100_000

/** How a paste into a note goes on, for the words below the editor. */
export type PasteNews =
  | { readonly state: 'part'; readonly part: number }
  | { readonly state: 'done' | 'stopped' | 'tooLong' }

/** Pastes into a note as plain paragraphs. Gives true when it took the event over from the editor. */
export function notePaste(
  data: DataTransfer | null,
  editor: Editor | null,
  tell: (news: PasteNews) => void,
): boolean {
  if (!data || !editor) return false
  const transfer = readTransfer(data)
  const { refused, text } = transferVerdict(transfer)
  if (!refused && OWN_COPY.test(transfer.html) && transfer.html.length < OWN_COPY_MAX) return false
  const plain = plainLines(text)
  if (plain === '') return true
  if (isTooLong(plain)) {
    tell({ state: 'tooLong' })
    return true
  }
  const progress = (part: number) => tell({ state: 'part', part })
  void insertText(editor, plain, { clock: pageClock, progress }).then(whole =>
    tell({ state: whole ? 'done' : 'stopped' }),
  )
  return true
}
