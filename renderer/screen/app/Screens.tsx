import { useEffect } from 'react'
import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { Shelter } from '../components/Shelter.tsx'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { HostScreen } from '../screens/HostScreen.tsx'
import { JoinScreen } from '../screens/JoinScreen.tsx'
import { LeftScreen } from '../screens/LeftScreen.tsx'
import { ProfileScreen } from '../screens/ProfileScreen.tsx'
import { RoomsScreen } from '../screens/RoomsScreen.tsx'
import { RoomScreen } from '../screens/room/RoomScreen.tsx'
import { StartScreen } from '../screens/StartScreen.tsx'
import { WaitingScreen } from '../screens/WaitingScreen.tsx'
import { guardTransfers } from '../session/guardTransfers.ts'
import type { Place } from '../session/screenState.ts'
import css from './Screens.module.css'

function Screen({ place }: { readonly place: Place }) {
  switch (place.at) {
    case 'start':
      return <StartScreen />
    case 'join':
      return <JoinScreen />
    case 'host':
      return <HostScreen />
    case 'profile':
      return <ProfileScreen />
    case 'rooms':
      return <RoomsScreen />
    case 'waiting':
      return <WaitingScreen />
    case 'left':
      return <LeftScreen />
    case 'room':
      return <RoomScreen room={place.room} />
  }
}

/** What stands there when a screen broke: what happened in words, and the way to the first page. */
function Broken() {
  const words = useWords()
  const session = useSession()
  return (
    <Sheet heading={words('error.internal')}>
      <div>
        <Button onPress={() => session.go({ at: 'start' })}>{words('waiting.failed.start')}</Button>
      </div>
    </Sheet>
  )
}

/** The screen where the person is now, and one quiet sentence above it when there is something to say. */
export function Screens() {
  const words = useWords()
  const session = useSession()
  const { place, notice } = useScreenState()
  useEffect(() => guardTransfers(window, () => session.notify('refuse.pictures')), [session])
  return (
    <>
      {notice ? (
        <div className={css.notice}>
          <Notice onDismiss={() => session.notify(null)}>{words(notice)}</Notice>
        </div>
      ) : null}
      <Shelter key={place.at} instead={<Broken />}>
        <Screen place={place} />
      </Shelter>
    </>
  )
}
