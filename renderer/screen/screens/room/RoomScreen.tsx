import { useEffect, useState } from 'react'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import type { DocId, RoomId } from '../../../../shared/room/ids.ts'
import { Sheet } from '../../components/Sheet.tsx'
import { useScreenName } from '../../hooks/useScreenName.ts'
import { useScreenState } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { ChatPane } from './ChatPane.tsx'
import { NotePane } from './NotePane.tsx'
import { PANES, type Pane, PaneSwitch } from './PaneSwitch.tsx'
import css from './RoomScreen.module.css'
import { RoomSide } from './RoomSide.tsx'

function Room({ view }: { readonly view: RoomView }) {
  const words = useWords()
  useScreenName(view.title || words('room.untitled'))
  const [pane, setPane] = useState<Pane>('talk')
  const [open, setOpen] = useState<DocId | null>(null)
  const note = view.notes.find(each => each.note === open)
  useEffect(() => {
    if (view.removed) setPane('talk')
  }, [view.removed])
  const choose = (chosen: DocId) => {
    setOpen(chosen)
    setPane('note')
  }
  const close = () => {
    setOpen(null)
    setPane('talk')
  }
  return (
    <div className={css.room} data-pane={pane} data-note={note !== undefined}>
      <PaneSwitch
        pane={pane}
        choose={setPane}
        panes={PANES.filter(each => each !== 'note' || note)}
        waiting={view.waiting.length}
      />
      <div className={css.columns}>
        <div className={css.people}>
          <RoomSide view={view} open={open} choose={choose} />
        </div>
        <main className={css.talk}>
          <ChatPane view={view} />
        </main>
        {note ? (
          <div className={css.note}>
            <NotePane key={note.note} room={view.room} note={note} readOnly={view.removed} close={close} />
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** A room: people and notes, the talk, and one open note. */
export function RoomScreen({ room }: { readonly room: RoomId }) {
  const words = useWords()
  const { rooms } = useScreenState()
  const view = rooms.find(each => each.room === room)
  return view ? <Room key={room} view={view} /> : <Sheet heading={words('common.oneMoment')}>{null}</Sheet>
}
