import { X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { NoteView } from '../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../shared/room/ids.ts'
import { useNoteSession } from '../../hooks/useNoteSession.ts'
import { useStore } from '../../hooks/useStore.ts'
import { useWords } from '../../hooks/useWords.ts'
import type { NoteMirror } from '../../session/createNoteMirror.ts'
import type { NoteSession } from '../../session/createNoteSession.ts'
import { errorWords } from '../../session/errorWords.ts'
import { NoteEditor } from './NoteEditor.tsx'
import css from './NotePane.module.css'
import { RefusedNote } from './RefusedNote.tsx'

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
  return (
    <>
      {refused ? <RefusedNote refused={refused} putAway={session.putRefusedAway} /> : null}
      {error ? <p className={css.aside}>{words(errorWords[error])}</p> : null}
      {mirror ? <NoteEditor mirror={mirror} title={title} readOnly={readOnly} /> : null}
      {mirror || error ? null : <p className={css.aside}>{words('note.loading')}</p>}
      {mirror && !readOnly ? <HandOverWords mirror={mirror} /> : null}
    </>
  )
}

type NotePaneProps = {
  readonly room: RoomId
  readonly note: NoteView
  readonly readOnly: boolean
  readonly close: () => void
}

/** One note of the room, open for writing, or only for reading. */
export function NotePane({ room, note, readOnly, close }: NotePaneProps) {
  const words = useWords()
  const session = useNoteSession(room, note.note)
  return (
    <section className={css.pane} aria-labelledby="note-title">
      <header className={css.head}>
        <div>
          <h2 id="note-title">{note.title}</h2>
          {readOnly ? null : <p className={css.live}>{words('note.live')}</p>}
        </div>
        <AriaButton className={css.close ?? ''} aria-label={words('note.close')} onPress={close}>
          <X aria-hidden size={22} />
        </AriaButton>
      </header>
      {session ? <OpenNote session={session} title={note.title} readOnly={readOnly} /> : null}
    </section>
  )
}
