import { X } from 'lucide-react'
import { useRef } from 'react'
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

type OpenNoteProps = { readonly session: NoteSession; readonly title: string; readonly readOnly: boolean }

function OpenNote({ session, title, readOnly }: OpenNoteProps) {
  const words = useWords()
  const { mirror, error, refused } = useStore(session.state)
  const place = useRef<ReadersPlace>(null)
  return (
    <>
      {refused ? <RefusedNote refused={refused} putAway={session.putRefusedAway} /> : null}
      {error ? <p className={css.aside}>{words(errorWords[error])}</p> : null}
      {mirror ? <NoteEditor mirror={mirror} title={title} readOnly={readOnly} place={place} /> : null}
      {mirror || error ? null : <p className={css.aside}>{words('note.loading')}</p>}
      {mirror && !readOnly ? <HandOverWords mirror={mirror} /> : null}
    </>
  )
}

type NotePaneProps = {
  readonly view: RoomView
  readonly note: NoteView
  readonly close: () => void
}

/** One note of the room, open for writing, or only for reading while writing is held or once this device is out of the room. */
export function NotePane({ view, note, close }: NotePaneProps) {
  const words = useWords()
  const session = useNoteSession(view.room, note.note)
  const held = writingHold(view) !== null
  const readOnly = view.removed || held
  return (
    <section className={css.pane} aria-labelledby="note-title">
      <header className={css.head}>
        <div>
          <h2 id="note-title">{note.title}</h2>
          {view.removed ? null : <p className={css.live}>{words(held ? 'note.held' : 'note.live')}</p>}
        </div>
        <IconButton label={words('note.close')} onPress={close} data-testid="note-close">
          <X aria-hidden size={22} />
        </IconButton>
      </header>
      {note.shareable && !view.removed ? <ShareNote room={view.room} note={note.note} /> : null}
      {session ? <OpenNote session={session} title={note.title} readOnly={readOnly} /> : null}
    </section>
  )
}
