import { useContext, useEffect } from 'react'
import type { ApplicantView, RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import { SasDigits } from '../../components/SasDigits.tsx'
import { AnnouncerContext } from '../../hooks/AnnouncerContext.ts'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import css from './WaitingList.module.css'

type ApplicantProps = { readonly view: RoomView; readonly person: ApplicantView }

function Applicant({ view: { room, locked }, person }: ApplicantProps) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const { applicant, name, sas } = person
  return (
    <li className={css.person} data-testid="applicant">
      <p className={css.name}>{name}</p>
      <SasDigits sas={sas} label={words('waiting.sas')} small />
      <p>{words('admit.help', { name })}</p>
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      <div className={css.answers}>
        <Button
          isDisabled={busy || locked}
          onPress={() => ask(() => caller.admit({ room, applicant }))}
          aria-label={words('admit.yes.named', { name })}
          data-testid="admit"
        >
          {words('admit.yes')}
        </Button>
        <Button
          isDisabled={busy}
          onPress={() => ask(() => caller.refuse({ room, applicant }))}
          aria-label={words('admit.no.named', { name })}
          data-testid="refuse"
        >
          {words('common.notNow')}
        </Button>
      </div>
      <p className={css.hint}>{words('admit.no.hint')}</p>
    </li>
  )
}

/** Who asks to come in, with the numbers to compare and two answers of the same weight. */
export function WaitingList({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const announcer = useContext(AnnouncerContext)
  const { waiting, locked } = view
  const newest = waiting.at(-1)?.name
  useEffect(() => {
    if (newest !== undefined) announcer.set(words('admit.announce', { name: newest }))
  }, [newest, announcer, words])
  if (waiting.length === 0) return null
  return (
    <section className={css.waiting} aria-labelledby="waiting">
      <h2 id="waiting">{words('admit.heading')}</h2>
      {locked ? <p>{words('invite.locked')}</p> : null}
      <ul>
        {waiting.map(person => (
          <Applicant key={person.applicant} view={view} person={person} />
        ))}
      </ul>
    </section>
  )
}
