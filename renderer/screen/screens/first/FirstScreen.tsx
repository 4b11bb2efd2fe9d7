import { useState } from 'react'
import { useApp } from '../../hooks/useApp.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { coverSooner } from '../../session/coverSooner.ts'
import {
  type Answer,
  afterAnswer,
  type FirstStep,
  stepOf,
  type Trail,
  withoutStep,
  withStep,
} from '../../session/firstSteps.ts'
import { Practice } from '../Practice.tsx'
import { ChoicesStep } from './ChoicesStep.tsx'
import { ComputerStep } from './ComputerStep.tsx'
import { LanguageStep } from './LanguageStep.tsx'
import { StepSheet } from './StepSheet.tsx'
import { TextStep } from './TextStep.tsx'
import { TypingStep } from './TypingStep.tsx'

function PractiseStep({ back }: { readonly back: () => void }) {
  const words = useWords()
  const session = useSession()
  return (
    <StepSheet
      step="practise"
      heading={words('bar.practise')}
      back={back}
      goOn={() => session.go({ at: 'start' })}
      goOnWords={words('first.finish')}
    >
      <Practice />
    </StepSheet>
  )
}

type StepProps = {
  readonly step: FirstStep
  readonly back: () => void
  readonly go: (step: FirstStep) => void
  readonly answer: (answer: Answer) => void
}

function Step({ step, back, go, answer }: StepProps) {
  switch (step) {
    case 'language':
      return <LanguageStep goOn={() => go('computer')} />
    case 'computer':
      return <ComputerStep back={back} answer={answer} />
    case 'choices':
      return <ChoicesStep back={back} goOn={go} />
    case 'device':
    case 'nothing':
      return <TextStep step={step} back={back} goOn={() => go('typing')} />
    case 'typing':
      return <TypingStep back={back} goOn={() => go('practise')} />
    case 'practise':
      return <PractiseStep back={back} />
  }
}

/** The pages before the start page. What she answers is in the memory of this page and nowhere else, and the network is not touched. */
export function FirstScreen() {
  const { settings } = useApp()
  const [trail, setTrail] = useState<Trail>(['language'])
  const step = stepOf(trail)
  const go = (next: FirstStep) => setTrail(before => withStep(before, next))
  const answer = (given: Answer) => {
    void coverSooner(settings, given)
    go(afterAnswer(given))
  }
  // With a page of its own for each step, its name is heard and the keyboard begins at its top.
  return <Step key={step} step={step} back={() => setTrail(withoutStep)} go={go} answer={answer} />
}
