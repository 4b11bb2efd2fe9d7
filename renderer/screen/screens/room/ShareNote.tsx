import { useState } from 'react'
import type { DocId, RoomId } from '../../../../shared/room/ids.ts'
import { AskFirst } from '../../components/AskFirst.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './NotePane.module.css'

/** The way to give a note to whoever came after it was written; it can be done again when the note has changed. */
export function ShareNote({ room, note }: { readonly room: RoomId; readonly note: DocId }) {
  const words = useWords()
  const { caller } = useSession()
  const [shared, setShared] = useState(false)
  return (
    <div className={css.share}>
      <AskFirst
        label={words('note.share')}
        texts={[words('note.share.text'), words('note.share.limits')]}
        yes={words('note.share.yes')}
        request={() => caller.shareNote({ room, note })}
        onGranted={() => setShared(true)}
        testId="note-share"
      />
      <p role="status">{shared ? words('note.share.done') : null}</p>
    </div>
  )
}
