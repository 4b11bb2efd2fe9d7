import type { NameHint } from '../../../../shared/room/nameHints.ts'
import { Answers } from '../../components/Answers.tsx'
import { Button } from '../../components/Button.tsx'
import { useWords } from '../../hooks/useWords.ts'
import { NameThought } from './NameThought.tsx'
import { StepSheet } from './StepSheet.tsx'

type NameWarningProps = {
  readonly name: string
  readonly hints: readonly NameHint[]
  readonly change: () => void
  readonly keep: () => void
}

/** Says once, gently, what a name may give away. She may keep it: that answer is as large as the other. */
export function NameWarning({ name, hints, change, keep }: NameWarningProps) {
  const words = useWords()
  return (
    <StepSheet step="name" heading={words('join.warn.heading')} onBack={change}>
      <NameThought name={name} hints={hints} />
      <p>{words('join.warn.text')}</p>
      <Answers>
        <Button onPress={change} data-testid="join-warn-change">
          {words('join.warn.change')}
        </Button>
        <Button onPress={keep} data-testid="join-warn-keep">
          {words('join.warn.keep')}
        </Button>
      </Answers>
    </StepSheet>
  )
}
