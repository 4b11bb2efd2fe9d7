import { useContext, useEffect } from 'react'
import { Button } from '../components/Button.tsx'
import { Layer } from '../components/Layer.tsx'
import { Notice } from '../components/Notice.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { Shelter } from '../components/Shelter.tsx'
import { AnnouncerContext } from '../hooks/AnnouncerContext.ts'
import { BeneathContext } from '../hooks/BeneathContext.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { AppSettingsScreen } from '../screens/AppSettingsScreen.tsx'
import { CalmScreen } from '../screens/calm/CalmScreen.tsx'
import { CrisisScreen } from '../screens/crisis/CrisisScreen.tsx'
import { EndingScreen } from '../screens/ending/EndingScreen.tsx'
import { FirstScreen } from '../screens/first/FirstScreen.tsx'
import { HostScreen } from '../screens/HostScreen.tsx'
import { JoinScreen } from '../screens/JoinScreen.tsx'
import { LeftScreen } from '../screens/LeftScreen.tsx'
import { PractiseScreen } from '../screens/PractiseScreen.tsx'
import { ProfileScreen } from '../screens/ProfileScreen.tsx'
import { RoomsScreen } from '../screens/RoomsScreen.tsx'
import { RoomScreen } from '../screens/room/RoomScreen.tsx'
import { StartScreen } from '../screens/StartScreen.tsx'
import { VaultScreen } from '../screens/vault/VaultScreen.tsx'
import { WaitingScreen } from '../screens/WaitingScreen.tsx'
import { guardComposition } from '../session/guardComposition.ts'
import { guardTransfers } from '../session/guardTransfers.ts'
import type { Over, Place } from '../session/screenState.ts'
import css from './Screens.module.css'

function Screen({ place }: { readonly place: Place }) {
  switch (place.at) {
    case 'first':
      return <FirstScreen />
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
      return <LeftScreen how={place.how} />
    case 'ending':
      return <EndingScreen room={place.room} />
    case 'room':
      return <RoomScreen room={place.room} />
  }
}

function OverScreen({ over }: { readonly over: Over }) {
  switch (over) {
    case 'settings':
      return <AppSettingsScreen />
    case 'vault':
      return <VaultScreen />
    case 'practise':
      return <PractiseScreen />
    case 'crisis':
      return <CrisisScreen />
    case 'calm':
      return <CalmScreen />
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

/** Refuses pictures and files wherever they arrive, and says so each time, to the eye and politely to the ear. */
function useRefusals() {
  const words = useWords()
  const session = useSession()
  const announcer = useContext(AnnouncerContext)
  useEffect(() => {
    const text = words('refuse.pictures')
    return guardTransfers(window, () => {
      session.notify('refuse.pictures')
      // The same words once more are only read when something about them is new.
      announcer.set(announcer.get() === text ? `${text}\u00a0` : text)
    })
  }, [words, session, announcer])
}

/** The screen where the person is now, one quiet sentence above it when there is something to say, and a page over both when one is open. */
export function Screens() {
  const words = useWords()
  const session = useSession()
  const { place, over, notice } = useScreenState()
  useRefusals()
  useEffect(() => guardComposition(window), [])
  const line = notice ? (
    <div className={css.notice}>
      <Notice onDismiss={() => session.notify(null)}>{words(notice)}</Notice>
    </div>
  ) : null
  return (
    <>
      <Layer beneath={over !== null}>
        {over ? null : line}
        <BeneathContext value={over !== null}>
          <Shelter key={place.at} instead={<Broken />}>
            <Screen place={place} />
          </Shelter>
        </BeneathContext>
      </Layer>
      {over ? (
        <div className={css.over}>
          {line}
          <Shelter key={over} instead={<Broken />}>
            <OverScreen over={over} />
          </Shelter>
        </div>
      ) : null}
    </>
  )
}
