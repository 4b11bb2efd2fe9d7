import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { KeepRoom } from '../room/KeepRoom.tsx'

type KeepRoomPageProps = {
  readonly view: RoomView
  readonly back: () => void
  readonly leave: () => void
}

/** Keeping the whole room in a profile; once that is done, only leaving is left. */
export function KeepRoomPage({ view, back, leave }: KeepRoomPageProps) {
  const words = useWords()
  const session = useSession()
  const goOut = () => (view.kept ? void session.closeRoom(view.room) : leave())
  return (
    <Sheet heading={words('ending.room')} onBack={back}>
      {view.kept ? <p role="status">{words('ending.room.done')}</p> : <KeepRoom view={view} headed={false} />}
      <div>
        <Button onPress={goOut} data-testid="ending-leave">
          {words('ending.leave')}
        </Button>
      </div>
    </Sheet>
  )
}
