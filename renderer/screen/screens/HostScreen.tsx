import { useState } from 'react'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { NAME_MAX } from '../../../shared/ports/screenViews.ts'
import { Consent } from '../components/Consent.tsx'
import { Field } from '../components/Field.tsx'
import { Notice } from '../components/Notice.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { Toggle } from '../components/Toggle.tsx'
import { WordForm } from '../components/WordForm.tsx'
import { useAsk } from '../hooks/useAsk.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import { findServers } from '../session/findServers.ts'
import { type HostProblems, hostProblems, noHostProblems } from '../session/formProblems.ts'
import type { HostDraft } from '../session/screenState.ts'
import { tellingNames } from '../session/tellingNames.ts'
import { KeyboardNotice } from './first/KeyboardNotice.tsx'
import css from './forms.module.css'
import { HostWarning } from './hosting/HostWarning.tsx'

type PartProps = {
  readonly draft: HostDraft
  readonly change: (draft: HostDraft) => void
  readonly errors: Readonly<Record<keyof HostProblems, string | null>>
}

function Names({ draft, change, errors }: PartProps) {
  const words = useWords()
  return (
    <>
      <Field
        label={words('host.title')}
        help={words('host.title.help')}
        value={draft.title}
        onChange={title => change({ ...draft, title })}
        maxLength={NAME_MAX}
        error={errors.title}
        testId="host-title"
      />
      <Field
        label={words('join.name')}
        help={words('host.name.help')}
        value={draft.name}
        onChange={name => change({ ...draft, name })}
        maxLength={NAME_MAX}
        error={errors.name}
        testId="host-name"
      />
    </>
  )
}

function MeetingPoint({ draft, change, errors }: PartProps) {
  const words = useWords()
  return (
    <>
      <Toggle
        label={words('host.meeting')}
        help={words('host.meeting.help')}
        on={draft.meeting}
        onChange={meeting => change({ ...draft, meeting })}
        testId="host-meeting"
      />
      {draft.meeting ? null : (
        <>
          <Field
            label={words('host.server')}
            help={words('host.server.help')}
            value={draft.server}
            onChange={server => change({ ...draft, server })}
            lines={2}
            maxLength={900}
            error={errors.server}
            testId="host-server"
          />
          <Field
            label={words('host.relay')}
            help={words('host.relay.help')}
            value={draft.relay}
            onChange={relay => change({ ...draft, relay })}
            maxLength={200}
            secret
            error={errors.relay}
            testId="host-relay"
          />
        </>
      )}
    </>
  )
}

type HostFormProps = Omit<PartProps, 'errors'> & {
  readonly refused: ErrorCode | null
  readonly goOn: () => Promise<void>
}

function HostForm({ draft, change, refused, goOn }: HostFormProps) {
  const words = useWords()
  const session = useSession()
  const { profile } = useScreenState()
  const [problems, setProblems] = useState(noHostProblems)
  const wordsOf = (code: ErrorCode | null) => (code ? words(errorWords[code]) : null)
  const errors = {
    title: wordsOf(problems.title),
    name: wordsOf(problems.name),
    server: wordsOf(problems.server),
    relay: wordsOf(problems.relay),
  }
  const submit = async () => {
    const found = hostProblems(draft)
    setProblems(found)
    if (!found.title && !found.name && !found.server && !found.relay) await goOn()
  }
  return (
    <Sheet heading={words('host.heading')} onBack={() => session.go({ at: 'start' })}>
      {refused ? <Notice>{words(errorWords[refused])}</Notice> : null}
      <KeyboardNotice />
      <WordForm action={words('common.continue')} submit={submit} testId="host-form">
        <Names draft={draft} change={change} errors={errors} />
        <MeetingPoint draft={draft} change={change} errors={errors} />
        <p className={css.aside}>{words(profile.open ? 'host.kept' : 'host.notKept')}</p>
      </WordForm>
    </Sheet>
  )
}

/** The meeting points that a room would have: what this computer would be called, or what was entered. */
function useMeetingPoints() {
  const { computer } = useSession()
  const [servers, setServers] = useState<readonly string[]>([])
  const look = async ({ meeting, server }: HostDraft) => {
    const planned = meeting ? await computer.plannedSignaling({}) : null
    const found = planned?.ok ? planned.value.servers : []
    const entered = findServers(meeting ? '' : server)
    setServers([...found, ...(entered.ok ? entered.value : [])])
  }
  return { servers, look }
}

/** Hosting: names and the meeting point first, a word about the names where they may tell much, then the consent, and only then the network. */
export function HostScreen() {
  const session = useSession()
  const { busy, error, ask } = useAsk()
  const [draft, setDraft] = useState<HostDraft>({ title: '', name: '', meeting: true, server: '', relay: '' })
  const [step, setStep] = useState<'form' | 'warned' | 'asking'>('form')
  const [kept, setKept] = useState<readonly string[]>([])
  const telling = tellingNames(draft)
  const { servers, look } = useMeetingPoints()
  const connect = async () => {
    if (!(await ask(() => session.host(draft)))) setStep('form')
  }
  const goOn = async () => {
    await look(draft)
    setStep(telling.every(name => kept.includes(name)) ? 'asking' : 'warned')
  }
  const keep = () => {
    setKept(telling)
    setStep('asking')
  }
  const toForm = () => setStep('form')
  const relayed = !draft.meeting && draft.relay.trim() !== ''
  if (step === 'asking')
    return <Consent relayed={relayed} servers={servers} busy={busy} onYes={connect} onNo={toForm} />
  if (step === 'warned') return <HostWarning names={telling} change={toForm} keep={keep} />
  return <HostForm draft={draft} change={setDraft} refused={error} goOn={goOn} />
}
