import { useState } from 'react'
import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import { NAME_MAX } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { WordForm } from '../../components/WordForm.tsx'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useScreenState, useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { nameProblem } from '../../session/formProblems.ts'
import { suggestName } from '../../session/suggestName.ts'
import { StepSheet } from './StepSheet.tsx'

type NameStepProps = {
  readonly refused: ErrorCode | null
  readonly back: () => void
  readonly next: () => void
}

/** The name for this room: any name, and one is suggested to whoever does not want to think of one. */
export function NameStep({ refused, back, next }: NameStepProps) {
  const words = useWords()
  const session = useSession()
  const { language } = useLanguage()
  const { joinDraft: draft } = useScreenState()
  const [problem, setProblem] = useState(refused)
  const choose = (name: string) => session.draftJoin({ ...draft, name })
  const submit = () => {
    const found = nameProblem(draft.name)
    setProblem(found)
    if (!found) next()
  }
  return (
    <StepSheet step="name" heading={words('join.name.heading')} onBack={back}>
      <WordForm action={words('common.continue')} submit={submit} testId="join-name-form">
        <Field
          label={words('join.name')}
          help={words('join.name.help')}
          value={draft.name}
          onChange={choose}
          maxLength={NAME_MAX}
          error={problem && words(errorWords[problem])}
          testId="join-name"
        />
        <Button onPress={() => choose(suggestName(language, draft.name))} data-testid="join-suggest">
          {words('join.suggest')}
        </Button>
      </WordForm>
    </StepSheet>
  )
}
