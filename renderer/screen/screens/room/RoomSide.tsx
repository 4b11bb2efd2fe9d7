import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import type { DocId } from '../../../../shared/room/ids.ts'
import { Button } from '../../components/Button.tsx'
import type { SheetName } from '../../hooks/useRoomParts.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useTheTalk } from '../../hooks/useTalk.ts'
import { useWords } from '../../hooks/useWords.ts'
import { Connection } from './Connection.tsx'
import { InvitePanel } from './InvitePanel.tsx'
import { NoteList } from './NoteList.tsx'
import { PeopleList } from './PeopleList.tsx'
import css from './RoomSide.module.css'
import { RoomState } from './RoomState.tsx'
import { WaitingList } from './WaitingList.tsx'

const SHEETS: readonly SheetName[] = ['search', 'copy', 'connection', 'settings', 'agreed']

/** What is there for somebody who was let in. */
const MEMBER_SHEETS: readonly SheetName[] = ['contact', ...SHEETS]

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
  const { copyFrom } = useTheTalk()
  const leave = () =>
    view.kept ? session.closeRoom(view.room) : session.go({ at: 'ending', room: view.room })
  const leads = view.role === 'facilitator' && !view.removed
  return (
    <div className={css.side}>
      <div className={css.rest}>
        <div>
          {/* The same words as the heading of the page, which is heard. */}
          <p className={css.title} aria-hidden>
            {view.title || words('room.untitled')}
          </p>
          <Connection view={view} />
          <RoomState view={view} />
          {leads ? null : <p className={css.pinned}>{words('limits.never.ask')}</p>}
        </div>
        {leads ? <WaitingList view={view} /> : null}
        <PeopleList view={view} />
        <NoteList view={view} open={open} choose={choose} />
        {leads ? <InvitePanel view={view} /> : null}
        {view.removed ? null : (
          <div className={css.sheets}>
            {(leads ? SHEETS : MEMBER_SHEETS).map(sheet => (
              <Button
                key={sheet}
                kind="quiet"
                onPress={() => (sheet === 'copy' ? copyFrom(null) : openSheet(sheet))}
                data-testid={`open-${sheet}`}
              >
                {words(`sheet.${sheet}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
      {view.removed ? null : (
        <div className={css.leave}>
          <Button onPress={leave} data-testid="room-leave">
            {words('room.leave')}
          </Button>
          <p>{words('waiting.leave.hint')}</p>
        </div>
      )}
    </div>
  )
}
