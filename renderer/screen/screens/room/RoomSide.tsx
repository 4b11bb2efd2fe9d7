import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import type { DocId } from '../../../../shared/room/ids.ts'
import { Button } from '../../components/Button.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { Connection, MeetingPoints } from './Connection.tsx'
import { InvitePanel } from './InvitePanel.tsx'
import { NoteList } from './NoteList.tsx'
import { PeopleList } from './PeopleList.tsx'
import css from './RoomSide.module.css'
import { WaitingList } from './WaitingList.tsx'

type RoomSideProps = {
  readonly view: RoomView
  readonly open: DocId | null
  readonly choose: (note: DocId) => void
}

/** The left column: the room, who is in it, its notes, and for a facilitator who may come in. */
export function RoomSide({ view, open, choose }: RoomSideProps) {
  const words = useWords()
  const session = useSession()
  const leads = view.role === 'facilitator' && !view.removed
  return (
    <aside className={css.side}>
      <div>
        <h1 className={css.title}>{view.title || words('room.untitled')}</h1>
        <Connection view={view} />
      </div>
      {leads ? <WaitingList room={view.room} waiting={view.waiting} /> : null}
      <PeopleList view={view} />
      <NoteList view={view} open={open} choose={choose} />
      {leads ? <InvitePanel view={view} /> : null}
      {leads ? <MeetingPoints servers={view.servers} /> : null}
      {view.removed ? null : (
        <div className={css.leave}>
          <Button onPress={() => session.leaveRoom(view.room)} data-testid="room-leave">
            {words('room.leave')}
          </Button>
          <p>{words('waiting.leave.hint')}</p>
        </div>
      )}
    </aside>
  )
}
