import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../shared/room/ids.ts'
import { Sheet } from '../../components/Sheet.tsx'
import { TalkContext } from '../../hooks/TalkContext.ts'
import { useKeptFocus } from '../../hooks/useKeptFocus.ts'
import { useRoomParts } from '../../hooks/useRoomParts.ts'
import { useScreenName } from '../../hooks/useScreenName.ts'
import { useScreenState } from '../../hooks/useSession.ts'
import { useSilence } from '../../hooks/useSilence.ts'
import { useTalk } from '../../hooks/useTalk.ts'
import { useWords } from '../../hooks/useWords.ts'
import { ChatPane } from './ChatPane.tsx'
import { EndedRoom } from './EndedRoom.tsx'
import { NotePane } from './NotePane.tsx'
import { PANES, PaneSwitch } from './PaneSwitch.tsx'
import { RoomNews } from './RoomNews.tsx'
import css from './RoomScreen.module.css'
import { RoomSheet } from './RoomSheet.tsx'
import { RoomSide } from './RoomSide.tsx'

function Room({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const title = view.title || words('room.untitled')
  useScreenName(title)
  useSilence()
  const parts = useRoomParts(view)
  const { pane, sheet, note, show, openNote, closeNote, openSheet, closeSheet } = parts
  const talk = useTalk(view, parts)
  const main = useKeptFocus<HTMLElement>()
  return (
    <TalkContext value={talk}>
      <main
        ref={main}
        className={css.room}
        data-pane={pane}
        data-note={note !== undefined}
        data-sheet={sheet !== null}
      >
        <h1 className={css.unseen}>{title}</h1>
        <PaneSwitch
          pane={pane}
          choose={show}
          panes={PANES.filter(each => each !== 'note' || note)}
          waiting={view.waiting.length}
        />
        <RoomNews room={view.room} />
        <div className={css.columns}>
          <div className={css.people}>
            <RoomSide view={view} open={note?.note ?? null} choose={openNote} openSheet={openSheet} />
          </div>
          <div className={css.talk}>
            <ChatPane view={view} />
            {sheet ? <RoomSheet view={view} sheet={sheet} close={closeSheet} /> : null}
          </div>
          {note ? (
            <div className={css.note}>
              <NotePane key={note.note} view={view} note={note} close={closeNote} />
            </div>
          ) : null}
        </div>
      </main>
    </TalkContext>
  )
}

/** A room: people and notes, the talk, and one open note; or, once it has ended for all, what that means. */
export function RoomScreen({ room }: { readonly room: RoomId }) {
  const words = useWords()
  const { rooms } = useScreenState()
  const view = rooms.find(each => each.room === room)
  if (!view) return <Sheet heading={words('common.oneMoment')}>{null}</Sheet>
  return view.ended || view.ending ? <EndedRoom view={view} /> : <Room key={room} view={view} />
}
