import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { MessageKey } from '../../../../shared/i18n/catalogue.ts'
import type { NoteView, RoomView } from '../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../shared/room/ids.ts'
import { Sheet } from '../../components/Sheet.tsx'
import { useEscape } from '../../hooks/useEscape.ts'
import { useScreenState, useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { planOf } from '../../session/safeContact.ts'
import { EndedRoom } from '../room/EndedRoom.tsx'
import css from './EndingScreen.module.css'
import { KeepRoomPage } from './KeepRoomPage.tsx'
import { KeepWords } from './KeepWords.tsx'

type Page = 'choose' | 'notes' | 'plan' | 'room'

type WayProps = {
  readonly name: MessageKey
  readonly text: MessageKey
  readonly go: () => void
  readonly testId: string
}

function Way({ name, text, go, testId }: WayProps) {
  const words = useWords()
  return (
    <li>
      <AriaButton className={css.way ?? ''} onPress={go} data-testid={testId}>
        <span className={css.name}>{words(name)}</span>
        <span className={css.text}>{words(text)}</span>
      </AriaButton>
    </li>
  )
}

type ChooseProps = {
  readonly view: RoomView
  readonly plan: NoteView | null
  readonly show: (page: Page) => void
  readonly leave: () => void
  readonly back: () => void
}

/** What can be kept, each with the same weight; to keep nothing comes first, and one press is enough for it. */
function Choose({ view, plan, show, leave, back }: ChooseProps) {
  const words = useWords()
  return (
    <Sheet heading={words('ending.heading')} onBack={back}>
      <p>{words(view.removed ? 'ending.out' : 'ending.still')}</p>
      <ul className={css.ways}>
        <Way name="ending.nothing" text="ending.nothing.text" go={leave} testId="ending-nothing" />
        {view.notes.length > 0 ? (
          <Way name="ending.notes" text="ending.notes.text" go={() => show('notes')} testId="ending-notes" />
        ) : null}
        {plan ? (
          <Way name="ending.plan" text="ending.plan.text" go={() => show('plan')} testId="ending-plan" />
        ) : null}
        <Way name="ending.room" text="ending.room.text" go={() => show('room')} testId="ending-room" />
      </ul>
    </Sheet>
  )
}

function Ending({ view }: { readonly view: RoomView }) {
  const session = useSession()
  const [page, setPage] = useState<Page>('choose')
  const { room } = view
  const plan = planOf(view)
  const leave = () => void session.closeRoom(room, { at: 'left', how: 'closed' })
  const back = () => (page === 'choose' ? session.go({ at: 'room', room }) : setPage('choose'))
  useEscape(back)
  switch (page) {
    case 'choose':
      return <Choose view={view} plan={plan} show={setPage} leave={leave} back={back} />
    case 'notes':
      return <KeepWords room={room} notes={view.notes} back={back} leave={leave} />
    case 'plan':
      return <KeepWords key="plan" room={room} notes={plan ? [plan] : []} back={back} leave={leave} />
    case 'room':
      return <KeepRoomPage view={view} back={back} leave={leave} />
  }
}

/** Leaving a room that no profile keeps: what she wants to keep of it. Until she chooses, the room is open. */
export function EndingScreen({ room }: { readonly room: RoomId }) {
  const words = useWords()
  const { rooms } = useScreenState()
  const view = rooms.find(each => each.room === room)
  if (!view) return <Sheet heading={words('common.oneMoment')}>{null}</Sheet>
  return view.ended || view.ending ? <EndedRoom view={view} /> : <Ending view={view} />
}
