import { useState } from 'react'
import { Answers } from '../components/Answers.tsx'
import { Button } from '../components/Button.tsx'
import { ClockNote } from '../components/ClockNote.tsx'
import { SasDigits } from '../components/SasDigits.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { TroubleNote } from '../components/TroubleNote.tsx'
import { useLanguage } from '../hooks/useLanguage.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWait } from '../hooks/useWait.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import { joinSentences } from '../session/joinSentences.ts'
import { pageClock } from '../session/pageClock.ts'
import css from './forms.module.css'
import { Relief } from './joining/Relief.tsx'
import { StoppedInviter } from './trust/StoppedInviter.tsx'
import { WhoInvites } from './trust/WhoInvites.tsx'

/** After how long the wait is spoken of, and again after as long, in ms. */
const LONG_WAIT = 5 * 60_000

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

/** Nobody was let in: why, as far as it is known, and what can be done now. */
function Failed({ text, clockAhead }: { readonly text: string; readonly clockAhead: number | null }) {
  const words = useWords()
  const session = useSession()
  return (
    <Sheet heading={words('waiting.failed')}>
      <p className={css.large} role="status" data-testid="join-failed">
        {text}
      </p>
      <ClockNote ahead={clockAhead} />
      <div className={css.actions}>
        <Button onPress={() => session.leaveWaiting({ at: 'join' })} data-testid="failed-again">
          {words('waiting.failed.again')}
        </Button>
        <Button onPress={() => session.leaveWaiting({ at: 'start' })} data-testid="failed-start">
          {words('waiting.failed.start')}
        </Button>
      </div>
      <Relief />
    </Sheet>
  )
}

/** Speaks of a long wait, quietly: what else there is, going on, or leaving. Going on is heard of again after as long. */
function LongWait({ leave }: { readonly leave: () => void }) {
  const words = useWords()
  const session = useSession()
  const [since, setSince] = useState(pageClock.now)
  const { wait } = useWait(since + LONG_WAIT)
  return (
    <div role="status">
      {wait > 0 ? null : (
        <section className={css.center} data-testid="long-wait">
          <h2>{words('waiting.long.heading')}</h2>
          <p>{words('waiting.long.text')}</p>
          <Answers>
            <Button onPress={() => session.lay('crisis')} data-testid="long-wait-crisis">
              {words('crisis.heading')}
            </Button>
            <Button onPress={() => setSince(pageClock.now())} data-testid="long-wait-keep">
              {words('waiting.long.keep')}
            </Button>
            <Button onPress={leave} data-testid="long-wait-leave">
              {words('waiting.leave')}
            </Button>
          </Answers>
        </section>
      )}
    </div>
  )
}

/** Waiting to be let in: where it stands, what is known and what is not, the numbers to compare, and the way out. */
export function WaitingScreen() {
  const words = useWords()
  const { language } = useLanguage()
  const session = useSession()
  const { join } = useScreenState()
  if (join.state === 'failed')
    return <Failed text={words(errorWords[join.code])} clockAhead={join.trouble?.clockAhead ?? null} />
  const reached =
    join.state === 'waiting' && join.hostName !== ''
      ? words('waiting.reached', { host: join.hostName })
      : words('waiting.reachedUnnamed')
  const leave = () => void session.leaveWaiting({ at: 'start' })
  if (join.state === 'stopped') return <StoppedInviter join={join} leave={leave} />
  return (
    <Sheet heading={words('waiting.heading')}>
      <p className={css.large} role="status" data-testid="waiting-state">
        {join.state === 'waiting' ? reached : words('waiting.connecting')}
      </p>
      <TroubleNote trouble={'trouble' in join ? join.trouble : undefined} />
      {join.state === 'waiting' ? <p>{words('waiting.honest')}</p> : null}
      <LongWait leave={leave} />
      {join.state === 'waiting' ? <WhoInvites join={join} leave={leave} /> : null}
      {join.state === 'waiting' ? <Numbers sas={join.sas} /> : null}
      <Relief heading={words('waiting.meanwhile')} />
      <section className={css.center}>
        <Button onPress={leave} data-testid="waiting-leave">
          {words('waiting.leave')}
        </Button>
        <p className={css.aside}>
          {joinSentences(language, [words('waiting.leave.hint'), words('waiting.leave.back')])}
        </p>
      </section>
    </Sheet>
  )
}
