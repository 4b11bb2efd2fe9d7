import { useContext, useEffect, useState } from 'react'
import { Form } from 'react-aria-components'
import type { ApplicantView, RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { AnnouncerContext } from '../../hooks/AnnouncerContext.ts'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import css from './WaitingList.module.css'

/** So many tries are there at first: as long as none is used up, nothing is said of them. */
const TRIES = 3

type ApplicantProps = { readonly view: RoomView; readonly person: ApplicantView }

function Applicant({ view: { room, locked }, person }: ApplicantProps) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask, clear } = useAsk()
  const [digits, setDigits] = useState('')
  const { applicant, name, triesLeft } = person
  const admit = async () => {
    const isIn = await ask(() => caller.admit({ room, applicant, digits }))
    if (!isIn) setDigits('')
  }
  return (
    <li className={css.person} data-testid="applicant">
      <p className={css.name}>{name}</p>
      <p>{words('admit.help', { name })}</p>
      <Form
        className={css.form ?? ''}
        validationBehavior="aria"
        onSubmit={event => {
          event.preventDefault()
          if (!busy && !locked) void admit()
        }}
      >
        <Field
          label={words('admit.digits')}
          value={digits}
          onChange={text => {
            setDigits(text)
            clear()
          }}
          error={error ? words(errorWords[error]) : null}
          maxLength={64}
          testId="admit-digits"
        />
        {triesLeft < TRIES ? <p role="status">{words('admit.tries', { count: triesLeft })}</p> : null}
        <div className={css.answers}>
          <Button
            type="submit"
            isDisabled={busy || locked}
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
      </Form>
      <p className={css.hint}>{words('admit.no.hint')}</p>
    </li>
  )
}

/** Who asks to come in: a place for the digits that she reads aloud, and two answers of the same weight. */
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
