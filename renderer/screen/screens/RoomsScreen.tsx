import { useState } from 'react'
import type { RoomView } from '../../../shared/ports/screenViews.ts'
import { AskFirst } from '../components/AskFirst.tsx'
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

/** The way to forget a kept room on this computer, without entering it. */
function ForgetKept({ view: { room, title } }: Pick<KeptRoomProps, 'view'>) {
  const words = useWords()
  const session = useSession()
  return (
    <div className={css.forget}>
      <AskFirst
        label={words('forget.ask')}
        named={words('forget.named', { title })}
        texts={[words('forget.text'), words('forget.limits')]}
        yes={words('forget.yes')}
        request={() => session.forgetRoom(room)}
        testId="forget-room"
      />
    </div>
  )
}

function KeptRoom({ view, open }: KeptRoomProps) {
  const words = useWords()
  const session = useSession()
  const connected = view.connection !== 'ended'
  const offer = wasMeetingPoint(view) && !connected
  const [meeting, setMeeting] = useState(offer)
  const go = () => (connected ? session.go({ at: 'room', room: view.room }) : open(meeting))
  const named = connected ? 'rooms.back.named' : 'rooms.open.named'
  return (
    <li className={css.room} data-testid="kept-room">
      <h2>{view.title}</h2>
      {view.kept ? null : <p>{words('rooms.notKept')}</p>}
      {view.ended ? <p>{words('rooms.ended')}</p> : null}
      {view.ending && !view.ended ? <p>{words('rooms.ending')}</p> : null}
      {offer ? <Toggle label={words('host.meeting')} on={meeting} onChange={setMeeting} /> : null}
      <div className={css.ways}>
        <Button onPress={go} aria-label={words(named, { title: view.title })}>
          {words(connected ? 'rooms.back' : 'rooms.open')}
        </Button>
        {view.kept ? <ForgetKept view={view} /> : null}
      </div>
    </li>
  )
}

/** The rooms of the open profile. */
export function RoomsScreen() {
  const words = useWords()
  const session = useSession()
  const { rooms, damaged } = useScreenState()
  const { busy, error, ask } = useAsk()
  const [chosen, setChosen] = useState<{ view: RoomView; meeting: boolean } | null>(null)
  const connect = async ({ view, meeting }: { view: RoomView; meeting: boolean }) => {
    if (!(await ask(() => session.openRoom(view.room, meeting)))) setChosen(null)
  }
  if (chosen)
    return (
      <Consent
        relayed={!chosen.view.direct}
        servers={chosen.view.servers.map(({ url }) => url)}
        busy={busy}
        onYes={() => connect(chosen)}
        onNo={() => setChosen(null)}
      />
    )
  return (
    <Sheet heading={words('rooms.heading')} onBack={() => session.go({ at: 'start' })}>
      {error ? <Notice>{words(errorWords[error])}</Notice> : null}
      {damaged > 0 ? (
        <Notice onDismiss={session.putDamageAway} testId="damaged">
          {words('rooms.damaged', { count: damaged })}
        </Notice>
      ) : null}
      {rooms.length === 0 ? (
        <p>{words('rooms.none')}</p>
      ) : (
        <ul className={css.rooms}>
          {rooms.map(view => (
            <KeptRoom key={view.room} view={view} open={meeting => setChosen({ view, meeting })} />
          ))}
        </ul>
      )}
    </Sheet>
  )
}
