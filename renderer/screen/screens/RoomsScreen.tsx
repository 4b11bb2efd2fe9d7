import { useState } from 'react'
import type { RoomView } from '../../../shared/ports/screenViews.ts'
import { Button } from '../components/Button.tsx'
import { Consent } from '../components/Consent.tsx'
import { Notice } from '../components/Notice.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { Toggle } from '../components/Toggle.tsx'
import { useAsk } from '../hooks/useAsk.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import css from './RoomsScreen.module.css'

/** Was this room's meeting point most likely this computer itself? Only then does it offer to be it again. */
const wasMeetingPoint = ({ role, servers }: RoomView) =>
  role === 'facilitator' && servers.some(({ url }) => url.startsWith('ws://'))

type KeptRoomProps = { readonly view: RoomView; readonly open: (meeting: boolean) => void }

function KeptRoom({ view, open }: KeptRoomProps) {
  const words = useWords()
  const offer = wasMeetingPoint(view)
  const [meeting, setMeeting] = useState(offer)
  return (
    <li className={css.room} data-testid="kept-room">
      <h2>{view.title}</h2>
      {view.ended ? <p>{words('rooms.ended')}</p> : null}
      {view.ending && !view.ended ? <p>{words('rooms.ending')}</p> : null}
      {offer ? <Toggle label={words('host.meeting')} on={meeting} onChange={setMeeting} /> : null}
      <Button onPress={() => open(meeting)} aria-label={words('rooms.open.named', { title: view.title })}>
        {words('rooms.open')}
      </Button>
    </li>
  )
}

/** The rooms of the open profile. */
export function RoomsScreen() {
  const words = useWords()
  const session = useSession()
  const { rooms } = useScreenState()
  const { busy, error, ask } = useAsk()
  const [chosen, setChosen] = useState<{ view: RoomView; meeting: boolean } | null>(null)
  const connect = async ({ view, meeting }: { view: RoomView; meeting: boolean }) => {
    if (!(await ask(() => session.openRoom(view.room, meeting)))) setChosen(null)
  }
  if (chosen) return <Consent busy={busy} onYes={() => connect(chosen)} onNo={() => setChosen(null)} />
  return (
    <Sheet heading={words('rooms.heading')} onBack={() => session.go({ at: 'start' })}>
      {error ? <Notice>{words(errorWords[error])}</Notice> : null}
      {rooms.length === 0 ? <p>{words('rooms.none')}</p> : null}
      <ul className={css.rooms}>
        {rooms.map(view => (
          <KeptRoom key={view.room} view={view} open={meeting => setChosen({ view, meeting })} />
        ))}
      </ul>
    </Sheet>
  )
}
