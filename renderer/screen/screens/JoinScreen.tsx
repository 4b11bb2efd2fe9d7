import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { NAME_MAX } from '../../../shared/ports/screenPort.ts'
import { Button } from '../components/Button.tsx'
import { Consent } from '../components/Consent.tsx'
import { Field } from '../components/Field.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { useAsk } from '../hooks/useAsk.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import { joinProblem, needsServer } from '../session/joinProblem.ts'
import css from './forms.module.css'

const beside = (field: ErrorCode[], error: ErrorCode | null) => error !== null && field.includes(error)

/** Joining: the invitation and a name first, then the consent, and only then the network. */
export function JoinScreen() {
  const words = useWords()
  const session = useSession()
  const { joinDraft: draft, profile } = useScreenState()
  const { busy, error, ask } = useAsk()
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  const [asking, setAsking] = useState(false)

  const shown = problem ?? error
  const isServer = beside(['SERVER_ADDRESS', 'SERVER_UNREACHABLE'], shown)
  const isName = beside(['NAME_INVALID'], shown)
  const text = shown ? words(errorWords[shown]) : null

  const goOn = () => {
    const found = joinProblem(draft)
    setProblem(found)
    setAsking(found === null)
  }
  const connect = async () => {
    if (!(await ask(() => session.join(draft)))) setAsking(false)
  }

  if (asking) return <Consent busy={busy} onYes={connect} onNo={() => setAsking(false)} />
  return (
    <Sheet heading={words('join.heading')} onBack={() => session.go({ at: 'start' })}>
      <Form
        className={css.form ?? ''}
        data-testid="join-form"
        onSubmit={event => {
          event.preventDefault()
          goOn()
        }}
      >
        <Field
          label={words('join.invitation')}
          help={words('join.invitation.help')}
          value={draft.text}
          onChange={value => session.draftJoin({ ...draft, text: value })}
          lines={4}
          maxLength={2000}
          error={isServer || isName ? null : text}
          testId="join-invitation"
        />
        {needsServer(draft) ? (
          <Field
            label={words('join.server')}
            help={words('join.server.help')}
            value={draft.server}
            onChange={server => session.draftJoin({ ...draft, server })}
            maxLength={400}
            error={isServer ? text : null}
            testId="join-server"
          />
        ) : null}
        <Field
          label={words('join.name')}
          help={words('join.name.help')}
          value={draft.name}
          onChange={name => session.draftJoin({ ...draft, name })}
          maxLength={NAME_MAX}
          error={isName ? text : null}
          testId="join-name"
        />
        <p className={css.aside}>{words(profile.open ? 'join.kept' : 'join.notKept')}</p>
        <Button type="submit" kind="strong" data-testid="join-continue">
          {words('common.continue')}
        </Button>
      </Form>
    </Sheet>
  )
}
