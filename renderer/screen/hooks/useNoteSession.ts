import { useEffect, useState } from 'react'
import type { DocId, RoomId } from '../../../shared/room/ids.ts'
import type { NoteSession } from '../session/createNoteSession.ts'
import { useSession } from './useSession.ts'

/** A note, open as long as the component is shown. */
export function useNoteSession(room: RoomId, note: DocId): NoteSession | null {
  const screen = useSession()
  const [session, setSession] = useState<NoteSession | null>(null)
  useEffect(() => {
    const opened = screen.openNote(room, note)
    setSession(opened.session)
    return () => {
      setSession(null)
      opened.close()
    }
  }, [screen, room, note])
  return session
}
