import { useWords } from '../hooks/useWords.ts'
import { Button } from './Button.tsx'
import css from './Consent.module.css'
import { Sheet } from './Sheet.tsx'

type ConsentProps = {
  readonly busy: boolean
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks before anything touches the network. The two answers weigh the same. */
export function Consent({ busy, onYes, onNo }: ConsentProps) {
  const words = useWords()
  return (
    <Sheet heading={words('consent.heading')}>
      <p>{words('consent.direct')}</p>
      <p>{words('consent.server')}</p>
      <p>{words('consent.before')}</p>
      <div className={css.answers}>
        <Button onPress={onYes} isDisabled={busy} data-testid="consent-yes">
          {busy ? words('consent.connecting') : words('consent.yes')}
        </Button>
        <Button onPress={onNo} isDisabled={busy} data-testid="consent-no">
          {words('common.notNow')}
        </Button>
      </div>
    </Sheet>
  )
}
