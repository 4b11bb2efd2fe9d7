import { useWords } from '../hooks/useWords.ts'
import { Answers } from './Answers.tsx'
import { Button } from './Button.tsx'
import css from './Consent.module.css'
import { Sheet } from './Sheet.tsx'

type ConsentProps = {
  readonly busy: boolean
  /** Whether everything goes through a relay, so that the room sees no address. */
  readonly relayed?: boolean
  readonly onYes: () => void
  readonly onNo: () => void
  readonly onBack?: () => void
  /** Where it stands among other pages, to be seen above the heading and heard before it. */
  readonly place?: string
}

/** Asks before anything touches the network. The two answers weigh the same. */
export function Consent({ busy, relayed = false, onYes, onNo, onBack, place }: ConsentProps) {
  const words = useWords()
  const heading = words('consent.heading')
  const placed = { name: `${place}. ${heading}`, above: <p className={css.place}>{place}</p> }
  return (
    <Sheet {...{ heading, ...(onBack ? { onBack } : {}), ...(place ? placed : {}) }}>
      <p>{words(relayed ? 'consent.relay' : 'consent.direct')}</p>
      <p>{words(relayed ? 'consent.relay.server' : 'consent.server')}</p>
      <p>{words('consent.before')}</p>
      <Answers>
        <Button onPress={onYes} isDisabled={busy} data-testid="consent-yes">
          {busy ? words('consent.connecting') : words(relayed ? 'consent.relay.yes' : 'consent.yes')}
        </Button>
        <Button onPress={onNo} isDisabled={busy} data-testid="consent-no">
          {words('common.notNow')}
        </Button>
      </Answers>
    </Sheet>
  )
}
