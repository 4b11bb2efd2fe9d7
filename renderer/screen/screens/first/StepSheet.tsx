import type { ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { FIRST_PARTS, type FirstStep, partOf } from '../../session/firstSteps.ts'
import css from './StepSheet.module.css'

type StepSheetProps = {
  readonly step: FirstStep
  readonly heading: string
  readonly picture?: ReactNode
  readonly children: ReactNode
  readonly back?: (() => void) | undefined
  /** Absent where one of the answers leads on. */
  readonly goOn?: () => void
  /** What the way on is called where it is not the next page. */
  readonly goOnWords?: string
}

/** One of the first pages: where it stands among them, one thing, the ways back and on, and the way past all of them. */
export function StepSheet({ step, heading, picture, children, back, goOn, goOnWords }: StepSheetProps) {
  const words = useWords()
  const session = useSession()
  const place = words('first.step', { step: partOf[step], total: FIRST_PARTS })
  return (
    <Sheet heading={heading} place={place} picture={picture}>
      {children}
      {back || goOn ? (
        <div className={css.ways}>
          {back ? (
            <Button onPress={back} data-testid="first-back">
              {words('common.back')}
            </Button>
          ) : null}
          {goOn ? (
            <Button kind="strong" onPress={goOn} data-testid="first-continue">
              {goOnWords ?? words('common.continue')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className={css.skip}>
        <Button kind="quiet" onPress={() => session.go({ at: 'start' })} data-testid="first-skip">
          {words('first.skip')}
        </Button>
      </div>
    </Sheet>
  )
}
