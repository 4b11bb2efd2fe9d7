import { Answers } from '../../components/Answers.tsx'
import { Button } from '../../components/Button.tsx'
import { useWords } from '../../hooks/useWords.ts'
import type { Limit } from '../../session/joinSteps.ts'
import forms from '../forms.module.css'
import { limitTexts } from './limitTexts.ts'
import { StepSheet } from './StepSheet.tsx'

type LimitStepProps = {
  readonly limit: Limit
  readonly back: () => void
  readonly understood: () => void
  readonly notNow: () => void
}

/** One thing to know before anything is told. The two answers weigh the same, and nothing is chosen beforehand. */
export function LimitStep({ limit, back, understood, notNow }: LimitStepProps) {
  const words = useWords()
  return (
    <StepSheet step={limit} heading={words(`limits.${limit}.heading`)} onBack={back}>
      {limitTexts[limit].map(key => (
        <p key={key}>{words(key)}</p>
      ))}
      <p className={forms.aside}>{words('limits.before')}</p>
      <Answers>
        <Button onPress={understood} data-testid={`limit-${limit}-yes`}>
          {words('limits.yes')}
        </Button>
        <Button onPress={notNow} data-testid={`limit-${limit}-no`}>
          {words('common.notNow')}
        </Button>
      </Answers>
    </StepSheet>
  )
}
