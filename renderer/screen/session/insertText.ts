import type { Editor } from '@tiptap/core'
import { Fragment, type Schema, Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import type { RelativePosition } from 'yjs'
import type { Clock } from '../../../shared/ports/clock.ts'
import { cutText } from './cutText.ts'

/** Plain text as paragraphs whose first joins what is before and whose last joins what is after. */
function sliceOf(schema: Schema, text: string): Slice {
  const paragraphs = text
    .split('\n')
    .map(line => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]))
  return new Slice(Fragment.from(paragraphs), 1, 1)
}

/** Remembers a place in the text that stays right when others write meanwhile. */
function remember(editor: Editor, position: number): RelativePosition {
  const { type, binding } = ySyncPluginKey.getState(editor.state)
  return absolutePositionToRelativePosition(position, type, binding.mapping)
}

function recall(editor: Editor, place: RelativePosition): number | null {
  const { doc, type, binding } = ySyncPluginKey.getState(editor.state)
  return relativePositionToAbsolutePosition(doc, type, place, binding.mapping)
}

/** Inserts at a position; gives where the inserted text ends. The caret goes along when it stood there. */
function insertAt(editor: Editor, range: { from: number; to: number }, text: string): number {
  const { state, view } = editor
  const tr = state.tr.replace(range.from, range.to, sliceOf(state.schema, text))
  const end = tr.mapping.map(range.to, 1)
  if (state.selection.to === range.to) tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1))
  view.dispatch(tr.setMeta('addToHistory', true))
  return end
}

type Options = { readonly clock: Clock; readonly progress: (part: number) => void }

/**
 * Inserts plain text at the selection, a long one piece by piece, so that the screen stays alive and every piece fits one record.
 * Gives false when the editor was closed before all of it was in.
 */
export async function insertText(
  editor: Editor,
  text: string,
  { clock, progress }: Options,
): Promise<boolean> {
  const pieces = cutText(text)
  const { from, to } = editor.state.selection
  let place: RelativePosition | null = null
  for (const [index, piece] of pieces.entries()) {
    if (editor.isDestroyed) return false
    const at = place && recall(editor, place)
    const end = insertAt(editor, at === null ? { from, to } : { from: at, to: at }, piece)
    if (index === pieces.length - 1) break
    place = remember(editor, end)
    progress((index + 1) / pieces.length)
    await new Promise<void>(resume => {
      clock.after(0, resume)
    })
  }
  return !editor.isDestroyed
}
