import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { NoteView, RoomView } from '../../../shared/ports/screenViews.ts'
import type { DocId } from '../../../shared/room/ids.ts'
import type { Pane } from '../screens/room/PaneSwitch.tsx'

/** A page about the room that stands in place of the talk while it is open. */
export type SheetName = 'search' | 'copy' | 'connection' | 'settings' | 'agreed' | 'contact'

/** Which parts of the room are on the screen, and how others come there. */
export type RoomParts = {
  readonly pane: Pane
  readonly sheet: SheetName | null
  readonly note: NoteView | undefined
  show(pane: Pane): void
  openNote(note: DocId): void
  closeNote(): void
  openSheet(sheet: SheetName): void
  closeSheet(): void
}

/** Opens a sheet, and when it closes goes back to the part and the button it was opened from. */
function useSheet(pane: Pane, setPane: (pane: Pane) => void) {
  const [sheet, setSheet] = useState<SheetName | null>(null)
  const from = useRef<{ pane: Pane; button: Element | null } | null>(null)
  useLayoutEffect(() => {
    if (sheet || !from.current) return
    const { button } = from.current
    from.current = null
    if (button instanceof HTMLElement) button.focus()
  }, [sheet])
  return {
    sheet,
    openSheet(name: SheetName) {
      from.current = { pane, button: document.activeElement }
      setSheet(name)
      setPane('talk')
    },
    closeSheet() {
      setSheet(null)
      if (from.current) setPane(from.current.pane)
    },
    /** Without going back: something else is shown now. */
    dropSheet() {
      from.current = null
      setSheet(null)
    },
  }
}

/** Keeps which parts of a room are shown. Being taken out of the room leads to the talk, where that is said. */
export function useRoomParts({ notes, removed }: RoomView): RoomParts {
  const [pane, setPane] = useState<Pane>('talk')
  const [open, setOpen] = useState<DocId | null>(null)
  const { sheet, openSheet, closeSheet, dropSheet } = useSheet(pane, setPane)
  useEffect(() => {
    if (removed) setPane('talk')
  }, [removed])
  return {
    pane,
    sheet: removed ? null : sheet,
    note: notes.find(each => each.note === open),
    show(chosen) {
      dropSheet()
      setPane(chosen)
    },
    openNote(chosen) {
      dropSheet()
      setOpen(chosen)
      setPane('note')
    },
    closeNote() {
      setOpen(null)
      setPane('talk')
    },
    openSheet(name) {
      // the sheet writes into a note, which is open in one place at a time
      if (name === 'contact') setOpen(null)
      openSheet(name)
    },
    closeSheet,
  }
}
