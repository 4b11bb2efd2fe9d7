import { useState } from 'react'
import { Field } from '../../components/Field.tsx'
import { Toggle } from '../../components/Toggle.tsx'
import { WordForm } from '../../components/WordForm.tsx'
import { useScreenState } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import forms from '../forms.module.css'
import { StepSheet } from './StepSheet.tsx'

type CodeStepProps = {
  readonly code: string
  readonly change: (code: string) => void
  readonly back: () => void
  readonly next: () => void
}

/** What the veil lifts with in this session, if she wants one. It stays in the memory of the page. */
export function CodeStep({ code, change, back, next }: CodeStepProps) {
  const words = useWords()
  const { profile } = useScreenState()
  const [seen, setSeen] = useState(false)
  return (
    <StepSheet step="code" heading={words('join.code.heading')} onBack={back}>
      <WordForm action={words('common.continue')} submit={next} testId="join-code-form">
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
        <p className={forms.aside}>{words(profile.open ? 'join.kept' : 'join.notKept')}</p>
      </WordForm>
    </StepSheet>
  )
}
