import { Button } from '../../components/Button.tsx'
import { useWords } from '../../hooks/useWords.ts'
import type { Answer } from '../../session/firstSteps.ts'
import forms from '../forms.module.css'
import css from './ComputerStep.module.css'
import { DoorPicture } from './illustrations/DoorPicture.tsx'
import { StepSheet } from './StepSheet.tsx'

const ANSWERS: readonly Answer[] = ['yes', 'unsure', 'no']

type ComputerStepProps = { readonly back: () => void; readonly answer: (answer: Answer) => void }

/** Whether somebody else could see this computer: three answers of the same weight. */
export function ComputerStep({ back, answer }: ComputerStepProps) {
  const words = useWords()
  return (
    <StepSheet step="computer" heading={words('first.seen')} picture={<DoorPicture />} back={back}>
      <p className={forms.large}>{words('first.seen.text')}</p>
      <div className={css.answers}>
        {ANSWERS.map(each => (
          <Button key={each} onPress={() => answer(each)} data-testid={`first-${each}`}>
            {words(`first.seen.${each}`)}
          </Button>
        ))}
      </div>
      <p className={forms.aside}>{words('first.seen.trace')}</p>
    </StepSheet>
  )
}
