import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { NAME_MAX } from '../../../shared/ports/screenPort.ts'
import { Button } from '../components/Button.tsx'
import { Consent } from '../components/Consent.tsx'
import { Field } from '../components/Field.tsx'
import { Notice } from '../components/Notice.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { Toggle } from '../components/Toggle.tsx'
import { useAsk } from '../hooks/useAsk.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import { hostProblem, nameProblem } from '../session/joinProblem.ts'
import type { HostDraft } from '../session/screenState.ts'
import css from './forms.module.css'

type Problems = {
  readonly title: ErrorCode | null
  readonly name: ErrorCode | null
  readonly server: ErrorCode | null
}

const problemsOf = (draft: HostDraft): Problems => ({
  title: nameProblem(draft.title),
  name: nameProblem(draft.name),
  server: hostProblem(draft),
})

/** Hosting: names and the meeting point first, then the consent, and only then the network. */
export function HostScreen() {
  const words = useWords()
  const session = useSession()
  const { profile } = useScreenState()
  const { busy, error, ask } = useAsk()
  const [draft, setDraft] = useState<HostDraft>({ title: '', name: '', meeting: true, server: '' })
  const [problems, setProblems] = useState<Problems>({ title: null, name: null, server: null })
  const [asking, setAsking] = useState(false)

  const wordsOf = (code: ErrorCode | null) => (code ? words(errorWords[code]) : null)
  const goOn = () => {
    const found = problemsOf(draft)
    setProblems(found)
    setAsking(Object.values(found).every(problem => problem === null))
  }
  const connect = async () => {
    if (!(await ask(() => session.host(draft)))) setAsking(false)
  }

  if (asking) return <Consent busy={busy} onYes={connect} onNo={() => setAsking(false)} />
  return (
    <Sheet heading={words('host.heading')} onBack={() => session.go({ at: 'start' })}>
      {error ? <Notice>{words(errorWords[error])}</Notice> : null}
      <Form
        className={css.form ?? ''}
        data-testid="host-form"
        onSubmit={event => {
          event.preventDefault()
          goOn()
        }}
      >
        <Field
          label={words('host.title')}
          help={words('host.title.help')}
          value={draft.title}
          onChange={title => setDraft({ ...draft, title })}
          maxLength={NAME_MAX}
          error={wordsOf(problems.title)}
          testId="host-title"
        />
        <Field
          label={words('join.name')}
          help={words('join.name.help')}
          value={draft.name}
          onChange={name => setDraft({ ...draft, name })}
          maxLength={NAME_MAX}
          error={wordsOf(problems.name)}
          testId="host-name"
        />
        <Toggle
          label={words('host.meeting')}
          help={words('host.meeting.help')}
          on={draft.meeting}
          onChange={meeting => setDraft({ ...draft, meeting })}
          testId="host-meeting"
        />
        {draft.meeting ? null : (
          <Field
            label={words('host.server')}
            help={words('host.server.help')}
            value={draft.server}
            onChange={server => setDraft({ ...draft, server })}
            lines={2}
            maxLength={900}
            error={wordsOf(problems.server)}
            testId="host-server"
          />
        )}
        <p className={css.aside}>{words(profile.open ? 'host.kept' : 'host.notKept')}</p>
        <Button type="submit" kind="strong" data-testid="host-continue">
          {words('common.continue')}
        </Button>
      </Form>
    </Sheet>
  )
}
