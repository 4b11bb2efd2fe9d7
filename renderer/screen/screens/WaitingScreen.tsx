import { Button } from '../components/Button.tsx'
import { SasDigits } from '../components/SasDigits.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import css from './forms.module.css'

function Numbers({ sas }: { readonly sas: string }) {
  const words = useWords()
  return (
    <section className={css.center}>
      <h2>{words('waiting.sas')}</h2>
      <SasDigits sas={sas} label={words('waiting.sas')} />
      <p>{words('waiting.sas.help')}</p>
    </section>
  )
}

function Failed({ text }: { readonly text: string }) {
  const words = useWords()
  const session = useSession()
  return (
    <Sheet heading={words('waiting.failed')}>
      <p className={css.large} role="status" data-testid="join-failed">
        {text}
      </p>
      <div className={css.actions}>
        <Button onPress={() => session.leaveWaiting({ at: 'join' })}>{words('waiting.failed.again')}</Button>
        <Button onPress={() => session.leaveWaiting({ at: 'start' })}>{words('waiting.failed.start')}</Button>
      </div>
    </Sheet>
  )
}

/** Waiting to be let in: where it stands, the numbers to compare, and the way out. */
export function WaitingScreen() {
  const words = useWords()
  const session = useSession()
  const { join } = useScreenState()
  if (join.state === 'failed') return <Failed text={words(errorWords[join.code])} />
  const reached =
    join.state === 'waiting' && join.hostName !== ''
      ? words('waiting.reached', { host: join.hostName })
      : words('waiting.reachedUnnamed')
  return (
    <Sheet heading={words('waiting.heading')}>
      <p className={css.large} role="status" data-testid="waiting-state">
        {join.state === 'waiting' ? reached : words('waiting.connecting')}
      </p>
      {join.state === 'waiting' ? <Numbers sas={join.sas} /> : null}
      <section className={css.center}>
        <Button onPress={() => session.leaveWaiting({ at: 'start' })} data-testid="waiting-leave">
          {words('waiting.leave')}
        </Button>
        <p className={css.aside}>{words('waiting.leave.hint')}</p>
      </section>
    </Sheet>
  )
}
