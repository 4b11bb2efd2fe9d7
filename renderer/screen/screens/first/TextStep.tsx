import type { MessageKey } from '../../../../shared/i18n/catalogue.ts'
import { useWords } from '../../hooks/useWords.ts'
import type { FirstStep } from '../../session/firstSteps.ts'
import { StepSheet } from './StepSheet.tsx'

const TEXTS = {
  device: ['first.device.safer', 'first.device.friend', 'first.device.sudden', 'first.device.leave'],
  nothing: ['first.nothing.does', 'first.nothing.computer', 'first.nothing.others'],
} as const satisfies Readonly<Partial<Record<FirstStep, readonly MessageKey[]>>>

type TextStepProps = {
  readonly step: keyof typeof TEXTS
  readonly back: () => void
  readonly goOn: () => void
}

/** One of the ways, explained. */
export function TextStep({ step, back, goOn }: TextStepProps) {
  const words = useWords()
  return (
    <StepSheet step={step} heading={words(`first.${step}`)} back={back} goOn={goOn}>
      {TEXTS[step].map(key => (
        <p key={key}>{words(key)}</p>
      ))}
    </StepSheet>
  )
}
