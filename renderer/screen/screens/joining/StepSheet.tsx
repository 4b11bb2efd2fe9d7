import type { ReactNode } from 'react'
import { Sheet } from '../../components/Sheet.tsx'
import { usePlace } from '../../hooks/usePlace.ts'
import type { JoinStep } from '../../session/joinSteps.ts'
import css from './StepSheet.module.css'

type StepSheetProps = {
  readonly step: JoinStep
  readonly heading: string
  readonly onBack: () => void
  readonly children: ReactNode
}

/** One page of joining, which says where it stands among the others. */
export function StepSheet({ step, heading, onBack, children }: StepSheetProps) {
  const place = usePlace(step)
  const above = (
    <p className={css.step} data-testid="join-step" data-step={step}>
      {place}
    </p>
  )
  return (
    <Sheet heading={heading} name={`${place}. ${heading}`} above={above} onBack={onBack}>
      {children}
    </Sheet>
  )
}
