import { useState } from 'react'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { NAME_MAX } from '../../../shared/ports/screenViews.ts'
import { Consent } from '../components/Consent.tsx'
import { Field } from '../components/Field.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { Toggle } from '../components/Toggle.tsx'
import { WordForm } from '../components/WordForm.tsx'
import { useApp } from '../hooks/useApp.ts'
import { useAsk } from '../hooks/useAsk.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import { joinProblem, needsServer } from '../session/formProblems.ts'
import css from './forms.module.css'

type Place = 'invitation' | 'server' | 'name'

/** Beside which field a refusal is shown. */
function placeOf(code: ErrorCode): Place {
  if (code === 'NAME_INVALID') return 'name'
  return code === 'SERVER_ADDRESS' || code === 'SERVER_UNREACHABLE' ? 'server' : 'invitation'
}

type PartProps = { readonly error: string | null }

function InvitationField({ error }: PartProps) {
  const words = useWords()
  const session = useSession()
  const { joinDraft: draft } = useScreenState()
  return (
    <Field
      label={words('join.invitation')}
      help={words('join.invitation.help')}
      value={draft.text}
      onChange={text => session.draftJoin({ ...draft, text })}
      lines={4}
      error={error}
      testId="join-invitation"
    />
  )
}

function ServerField({ error }: PartProps) {
  const words = useWords()
  const session = useSession()
  const { joinDraft: draft } = useScreenState()
  if (!needsServer(draft)) return null
  return (
    <Field
      label={words('join.server')}
      help={words('join.server.help')}
      value={draft.server}
      onChange={server => session.draftJoin({ ...draft, server })}
      maxLength={900}
      error={error}
      testId="join-server"
    />
  )
}

function NameField({ error }: PartProps) {
  const words = useWords()
  const session = useSession()
  const { joinDraft: draft } = useScreenState()
  return (
    <Field
      label={words('join.name')}
      help={words('join.name.help')}
      value={draft.name}
      onChange={name => session.draftJoin({ ...draft, name })}
      maxLength={NAME_MAX}
      error={error}
      testId="join-name"
    />
  )
}

type CodeProps = { readonly code: string; readonly change: (code: string) => void }

/** What the veil lifts with in this session, if she wants one. It stays in the memory of the page. */
function CodeField({ code, change }: CodeProps) {
  const words = useWords()
  const [seen, setSeen] = useState(false)
  return (
    <>
      <Field
        label={words('join.code')}
        help={words('join.code.help')}
        value={code}
        onChange={change}
        maxLength={64}
        secret={!seen}
        testId="join-code"
      />
      {code === '' ? null : <Toggle label={words('profile.show')} on={seen} onChange={setSeen} />}
    </>
  )
}

type JoinFormProps = CodeProps & { readonly refused: ErrorCode | null; readonly goOn: () => void }

function JoinForm({ refused, goOn, code, change }: JoinFormProps) {
  const words = useWords()
  const session = useSession()
  const { joinDraft: draft, profile } = useScreenState()
  const [problem, setProblem] = useState<ErrorCode | null>(refused)
  const submit = () => {
    const found = joinProblem(draft)
    setProblem(found)
    if (!found) goOn()
  }
  const errorAt = (place: Place) =>
    problem && placeOf(problem) === place ? words(errorWords[problem]) : null
  return (
    <Sheet heading={words('join.heading')} onBack={() => session.go({ at: 'start' })}>
      <WordForm action={words('common.continue')} submit={submit} testId="join-form">
        <InvitationField error={errorAt('invitation')} />
        <ServerField error={errorAt('server')} />
        <NameField error={errorAt('name')} />
        <CodeField code={code} change={change} />
        <p className={css.aside}>{words(profile.open ? 'join.kept' : 'join.notKept')}</p>
      </WordForm>
    </Sheet>
  )
}

/** Joining: the invitation and a name first, then the consent, and only then the network. */
export function JoinScreen() {
  const session = useSession()
  const { joinDraft } = useScreenState()
  const { veil } = useApp()
  const { busy, error, ask } = useAsk()
  const [code, setCode] = useState('')
  const [asking, setAsking] = useState(false)
  const connect = async () => {
    veil.choose(code)
    if (!(await ask(() => session.join(joinDraft)))) setAsking(false)
  }
  return asking ? (
    <Consent busy={busy} onYes={connect} onNo={() => setAsking(false)} />
  ) : (
    <JoinForm refused={error} goOn={() => setAsking(true)} code={code} change={setCode} />
  )
}
