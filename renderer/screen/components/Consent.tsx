import { useWords } from '../hooks/useWords.ts'
import { Answers } from './Answers.tsx'
import { Button } from './Button.tsx'
import css from './Consent.module.css'
import { Sheet } from './Sheet.tsx'

type ConsentProps = {
  readonly busy: boolean
  readonly onYes: () => void
  readonly onNo: () => void
  readonly onBack?: () => void
  /** Where it stands among other pages, to be seen above the heading and heard before it. */
  readonly place?: string
}

/** Asks before anything touches the network. The two answers weigh the same. */
export function Consent({ busy, onYes, onNo, onBack, place }: ConsentProps) {
  const words = useWords()
  const heading = words('consent.heading')
  const placed = { name: `${place}. ${heading}`, above: <p className={css.place}>{place}</p> }
  return (
    <Sheet {...{ heading, ...(onBack ? { onBack } : {}), ...(place ? placed : {}) }}>
      <p>{words('consent.direct')}</p>
      <p>{words('consent.server')}</p>
      <p>{words('consent.before')}</p>
      <Answers>
        <Button onPress={onYes} isDisabled={busy} data-testid="consent-yes">
          {busy ? words('consent.connecting') : words('consent.yes')}
        </Button>
        <Button onPress={onNo} isDisabled={busy} data-testid="consent-no">
          {words('common.notNow')}
        </Button>
      </Answers>
    </Sheet>
  )
}
