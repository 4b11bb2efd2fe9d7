import { useState } from 'react'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import { useAsk } from '../hooks/useAsk.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import css from './AskFirst.module.css'
import { Button, type ButtonKind } from './Button.tsx'
import { Question } from './Question.tsx'

type AskFirstProps = {
  /** What stands on the button, and what it is called for whoever hears it; the second says more where many look alike. */
  readonly label: string
  readonly named?: string
  readonly texts: readonly string[]
  readonly yes: string
  readonly request: () => Promise<CallResult<unknown>>
  readonly onGranted?: () => void
  readonly wordsFor?: (code: ErrorCode) => MessageKey
  readonly kind?: ButtonKind
  readonly testId: string
}

const usualWords = (code: ErrorCode) => errorWords[code]

/** A button for something that is asked about once more, where it stands, before it is done. Afterwards the focus is where it was. */
export function AskFirst({ label, named = label, kind = 'quiet', ...props }: AskFirstProps) {
  const words = useWords()
  const { busy, error, ask, clear } = useAsk()
  const [step, setStep] = useState<'rest' | 'asking' | 'back'>('rest')
  const { texts, yes, request, onGranted, wordsFor = usualWords, testId } = props
  const answer = async () => {
    if (!(await ask(request))) return
    setStep('back')
    onGranted?.()
  }
  const stop = () => {
    clear()
    setStep('back')
  }
  if (step === 'asking') {
    return (
      <div className={css.asking}>
        <Question
          label={named}
          texts={texts}
          yes={yes}
          busy={busy}
          error={error && words(wordsFor(error))}
          testId={testId}
          onYes={answer}
          onNo={stop}
        />
      </div>
    )
  }
  return (
    <div className={css.rest} data-kind={kind}>
      <Button
        kind={kind}
        autoFocus={step === 'back'}
        onPress={() => setStep('asking')}
        aria-label={named}
        data-testid={testId}
      >
        {label}
      </Button>
    </div>
  )
}
