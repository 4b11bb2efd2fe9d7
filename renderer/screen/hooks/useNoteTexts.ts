import { useEffect, useState } from 'react'
import type { DocId, RoomId } from '../../../shared/room/ids.ts'
import { readNote } from '../session/readNote.ts'
import type { NoteText } from '../session/wordsToKeep.ts'
import { useSession } from './useSession.ts'

/** The words of these notes as they are read one after the other; what was read once stays. */
export function useNoteTexts(room: RoomId, notes: readonly DocId[]): ReadonlyMap<DocId, NoteText> {
  const session = useSession()
  const [texts, setTexts] = useState<ReadonlyMap<DocId, NoteText>>(new Map())
  const next = notes.find(note => !texts.has(note))
  useEffect(() => {
    if (next === undefined) return
    let shown = true
    void readNote(session, room, next).then(text => {
      if (shown) setTexts(known => new Map(known).set(next, text))
    })
    return () => {
      shown = false
    }
  }, [session, room, next])
  return texts
}
