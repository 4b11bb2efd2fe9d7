import { useState } from 'react'
import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import { Field } from '../../components/Field.tsx'
import { WordForm } from '../../components/WordForm.tsx'
import { useScreenState, useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { needsServer } from '../../session/formProblems.ts'
import { KeyboardNotice } from '../first/KeyboardNotice.tsx'
import forms from '../forms.module.css'
import { PasteInvitation } from './PasteInvitation.tsx'
import { StepSheet } from './StepSheet.tsx'

type FieldProps = { readonly error: string | null }

function InvitationField({ error }: FieldProps) {
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

function ServerField({ error }: FieldProps) {
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

type InvitationStepProps = {
  readonly refused: ErrorCode | null
  readonly back: () => void
  readonly next: () => void
}

const isAboutServer = (code: ErrorCode) => code === 'SERVER_ADDRESS' || code === 'SERVER_UNREACHABLE'

/** The invitation as it was given: typed, pasted, or read from a card. A mistyped code is said here, before anything else is asked. */
export function InvitationStep({ refused, back, next }: InvitationStepProps) {
  const words = useWords()
  const session = useSession()
  const { joinDraft } = useScreenState()
  const [problem, setProblem] = useState(refused)
  const submit = async () => {
    const checked = await session.checkInvitation(joinDraft)
    setProblem(checked.ok ? null : checked.code)
    if (checked.ok) next()
  }
  const said = problem && words(errorWords[problem])
  const atServer = problem !== null && isAboutServer(problem) && needsServer(joinDraft)
  return (
    <StepSheet step="invitation" heading={words('join.heading')} onBack={back}>
      <KeyboardNotice />
      <PasteInvitation />
      <WordForm action={words('common.continue')} submit={submit} testId="join-form">
        <InvitationField error={atServer ? null : said} />
        <p className={forms.aside}>{words('join.card')}</p>
        <ServerField error={atServer ? said : null} />
      </WordForm>
    </StepSheet>
  )
}
