import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useWords } from '../hooks/useWords.ts'
import { Button } from './Button.tsx'
import css from './Question.module.css'

type QuestionProps = {
  readonly label: string
  /** What the answer does, and what it cannot do or undo; one paragraph each. */
  readonly texts: readonly string[]
  readonly yes: string
  readonly busy: boolean
  /** Why it was refused, in words. */
  readonly error: string | null
  readonly testId: string
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks once more before something that cannot simply be undone. The two answers weigh the same; Esc is "Not now". */
export function Question({ label, texts, yes, busy, error, testId, onYes, onNo }: QuestionProps) {
  const words = useWords()
  const about = useId()
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => group.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || busy) return
    event.stopPropagation()
    onNo()
  }
  return (
    <fieldset
      ref={group}
      className={css.question}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      aria-label={label}
      aria-describedby={about}
    >
      <div id={about} className={css.texts}>
        {texts.map(text => (
          <p key={text}>{text}</p>
        ))}
      </div>
      {error ? <p role="alert">{error}</p> : null}
      <div className={css.answers}>
        <Button isPending={busy} onPress={onYes} data-testid={`${testId}-yes`}>
          {yes}
        </Button>
        <Button isDisabled={busy} onPress={onNo} data-testid={`${testId}-no`}>
          {words('common.notNow')}
        </Button>
      </div>
    </fieldset>
  )
}
