import type { ReactNode } from 'react'
import { Sheet } from '../../components/Sheet.tsx'
import { usePlace } from '../../hooks/usePlace.ts'
import type { JoinStep } from '../../session/joinSteps.ts'

type StepSheetProps = {
  readonly step: JoinStep
  readonly heading: string
  readonly onBack: () => void
  readonly children: ReactNode
}

/** One page of joining, which says where it stands among the others. */
export function StepSheet({ step, heading, onBack, children }: StepSheetProps) {
  return (
    <Sheet heading={heading} place={usePlace(step)} onBack={onBack}>
      {children}
    </Sheet>
  )
}
