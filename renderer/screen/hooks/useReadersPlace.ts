import type { Editor } from '@tiptap/core'
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Where somebody is in a note: how far it is scrolled, what is selected, and whether she is writing there. */
export type ReadersPlace = {
  readonly top: number
  readonly anchor: number
  readonly head: number
  readonly focused: boolean
}

const scrollerOf = (editor: Editor) => editor.view.dom.parentElement

function placeOf(editor: Editor): ReadersPlace {
  const { anchor, head } = editor.state.selection
  return { top: scrollerOf(editor)?.scrollTop ?? 0, anchor, head, focused: editor.isFocused }
}

/** Puts the reader back where she was, as near as the note now allows. */
export function putBack(editor: Editor, place: ReadersPlace): void {
  const last = editor.state.doc.content.size
  const [from, to] = [Math.min(place.anchor, last), Math.min(place.head, last)]
  editor.commands.setTextSelection({ from: Math.min(from, to), to: Math.max(from, to) })
  if (place.focused) editor.commands.focus(null, { scrollIntoView: false })
  const scroller = scrollerOf(editor)
  if (scroller) scroller.scrollTop = place.top
}

/** Keeps the reader's place for the editor that comes after this one, when the note is opened again. */
export function useReadersPlace(place: RefObject<ReadersPlace | null>): RefObject<Editor | null> {
  const editor = useRef<Editor | null>(null)
  useLayoutEffect(
    () => () => {
      const now = editor.current
      if (now && !now.isDestroyed) place.current = placeOf(now)
    },
    [place],
  )
  return editor
}
