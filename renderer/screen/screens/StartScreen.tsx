import { BookLock, DoorOpen, type LucideIcon, MailOpen } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { Button } from '../components/Button.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import css from './StartScreen.module.css'

type WayProps = {
  readonly icon: LucideIcon
  readonly name: string
  readonly text: string
  readonly go: () => void
  readonly testId: string
}

function Way({ icon: Icon, name, text, go, testId }: WayProps) {
  return (
    <li>
      <AriaButton className={css.way ?? ''} onPress={go} data-testid={testId}>
        <Icon aria-hidden className={css.icon} size={26} strokeWidth={1.75} />
        <span className={css.name}>{name}</span>
        <span className={css.text}>{text}</span>
      </AriaButton>
    </li>
  )
}

/** The start page: three ways to begin, the pages that are open at any time, and what Rowan cannot do. */
export function StartScreen() {
  const words = useWords()
  const session = useSession()
  const { profile } = useScreenState()
  const profileText = profile.open
    ? 'start.rooms.text'
    : profile.exists
      ? 'start.profile.text'
      : 'start.profile.none'
  return (
    <Sheet heading={words('start.heading')}>
      <p className={css.lead}>{words('start.lead')}</p>
      <ul className={css.ways}>
        <Way
          icon={MailOpen}
          name={words('start.join')}
          text={words('start.join.text')}
          go={() => session.go({ at: 'join' })}
          testId="start-join"
        />
        <Way
          icon={DoorOpen}
          name={words('start.host')}
          text={words('start.host.text')}
          go={() => session.go({ at: 'host' })}
          testId="start-host"
        />
        <Way
          icon={BookLock}
          name={words('start.profile')}
          text={words(profileText)}
          go={() => session.go({ at: profile.open ? 'rooms' : 'profile' })}
          testId="start-profile"
        />
      </ul>
      <div className={css.practise}>
        <Button kind="quiet" onPress={() => session.lay('practise')} data-testid="start-practise">
          {words('bar.practise')}
        </Button>
        <Button kind="quiet" onPress={() => session.lay('crisis')} data-testid="start-crisis">
          {words('crisis.heading')}
        </Button>
        <Button kind="quiet" onPress={() => session.lay('calm')} data-testid="start-calm">
          {words('calm.heading')}
        </Button>
      </div>
      <p className={css.limits}>{words('start.limits')}</p>
    </Sheet>
  )
}
