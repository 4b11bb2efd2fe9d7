import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { NoteView, RoomView } from '../../../../shared/ports/screenViews.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { useNoteSession } from '../../hooks/useNoteSession.ts'
import type { ReadersPlace } from '../../hooks/useReadersPlace.ts'
import { useStore } from '../../hooks/useStore.ts'
import { useWords } from '../../hooks/useWords.ts'
import type { NoteMirror } from '../../session/createNoteMirror.ts'
import type { NoteSession } from '../../session/createNoteSession.ts'
import { errorWords } from '../../session/errorWords.ts'
import { writingHold } from '../../session/writingHold.ts'
import { NoteEditor } from './NoteEditor.tsx'
import css from './NotePane.module.css'
import { PrivateCompose } from './note/PrivateCompose.tsx'
import { WritingWay } from './note/WritingWay.tsx'
import { RefusedNote } from './RefusedNote.tsx'
import { ShareNote } from './ShareNote.tsx'

function HandOverWords({ mirror }: { readonly mirror: NoteMirror }) {
  const words = useWords()
  const { state } = useStore(mirror.queue.state)
  const key = state === 'slow' ? 'note.state.slow' : state === 'busy' ? 'note.state.busy' : 'note.state.done'
  return (
    <p className={css.state} data-testid="note-state" data-state={state}>
      {words(key)}
    </p>
  )
}

type OpenNoteProps = {
  readonly session: NoteSession
  readonly note: NoteView
  readonly readOnly: boolean
  readonly direct: boolean
}

function OpenNote({ session, note, readOnly, direct }: OpenNoteProps) {
  const words = useWords()
  const { mirror, error, refused } = useStore(session.state)
  const place = useRef<ReadersPlace>(null)
  return (
    <>
      {refused ? <RefusedNote refused={refused} putAway={session.putRefusedAway} /> : null}
      {error ? <p className={css.aside}>{words(errorWords[error])}</p> : null}
      {mirror ? (
        <NoteEditor mirror={mirror} title={note.title} readOnly={readOnly || !direct} place={place} />
      ) : null}
      {mirror || error ? null : <p className={css.aside}>{words('note.loading')}</p>}
      {mirror && !readOnly && !direct ? <PrivateCompose mirror={mirror} note={note.note} /> : null}
      {mirror && !readOnly ? <HandOverWords mirror={mirror} /> : null}
    </>
  )
}

type NotePaneProps = {
  readonly view: RoomView
  readonly note: NoteView
  readonly close: () => void
}

/** One note of the room, open for writing, for members in a box of their own unless they choose otherwise; or only for reading while writing is held or once this device is out of the room. */
export function NotePane({ view, note, close }: NotePaneProps) {
  const words = useWords()
  const session = useNoteSession(view.room, note.note)
  const held = writingHold(view) !== null
  const readOnly = view.removed || held
  const [direct, setDirect] = useState(view.role === 'facilitator')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={css.pane} aria-labelledby="note-title">
      <header className={css.head}>
        <div>
          <h2 ref={heading} id="note-title" tabIndex={-1}>
            {note.title}
          </h2>
          {held && !view.removed ? <p className={css.live}>{words('note.held')}</p> : null}
        </div>
        <IconButton label={words('note.close')} onPress={close} data-testid="note-close">
          <X aria-hidden size={22} />
        </IconButton>
      </header>
      {readOnly ? null : <WritingWay direct={direct} setDirect={setDirect} />}
      {note.shareable && !view.removed ? <ShareNote room={view.room} note={note.note} /> : null}
      {session ? <OpenNote session={session} note={note} readOnly={readOnly} direct={direct} /> : null}
    </section>
  )
}
