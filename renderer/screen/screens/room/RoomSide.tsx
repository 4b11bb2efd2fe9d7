import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import type { DocId } from '../../../../shared/room/ids.ts'
import { Button } from '../../components/Button.tsx'
import type { SheetName } from '../../hooks/useRoomParts.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { Connection } from './Connection.tsx'
import { InvitePanel } from './InvitePanel.tsx'
import { NoteList } from './NoteList.tsx'
import { PeopleList } from './PeopleList.tsx'
import css from './RoomSide.module.css'
import { RoomState } from './RoomState.tsx'
import { WaitingList } from './WaitingList.tsx'

const SHEETS: readonly SheetName[] = ['connection', 'settings']

type RoomSideProps = {
  readonly view: RoomView
  readonly open: DocId | null
  readonly choose: (note: DocId) => void
  readonly openSheet: (sheet: SheetName) => void
}

/** The left column: the room, who is in it, its notes, and for a facilitator who may come in. */
export function RoomSide({ view, open, choose, openSheet }: RoomSideProps) {
  const words = useWords()
  const session = useSession()
  const leads = view.role === 'facilitator' && !view.removed
  return (
    <aside className={css.side}>
      <div>
        <h1 className={css.title}>{view.title || words('room.untitled')}</h1>
        <Connection view={view} />
        <RoomState view={view} />
      </div>
      {leads ? <WaitingList view={view} /> : null}
      <PeopleList view={view} />
      <NoteList view={view} open={open} choose={choose} />
      {leads ? <InvitePanel view={view} /> : null}
      {view.removed ? null : (
        <div className={css.leave}>
          <div className={css.sheets}>
            {SHEETS.map(sheet => (
              <Button key={sheet} kind="quiet" onPress={() => openSheet(sheet)} data-testid={`open-${sheet}`}>
                {words(`sheet.${sheet}`)}
              </Button>
            ))}
          </div>
          <Button onPress={() => session.closeRoom(view.room)} data-testid="room-leave">
            {words('room.leave')}
          </Button>
          <p>{words('waiting.leave.hint')}</p>
        </div>
      )}
    </aside>
  )
}
