import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { useWords } from '../hooks/useWords.ts'
import { Button } from './Button.tsx'
import css from './CopyText.module.css'

type CopyTextProps = {
  readonly label: string
  readonly text: string
  /** All of it stands on the page, however long it is. */
  readonly whole?: boolean
  readonly testId?: string
}

/** Copies by selection, which needs no clipboard permission, and gives the focus back. */
function copyFrom(area: HTMLTextAreaElement): boolean {
  const before = document.activeElement
  area.focus()
  area.select()
  const copied = document.execCommand('copy')
  if (before instanceof HTMLElement) before.focus()
  return copied
}

/** Text that is there to be copied, all of it visible. The copying is an event of the page, so main hears of it. */
export function CopyText({ label, text, whole = false, testId }: CopyTextProps) {
  const words = useWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState('')
  const done = copied === text
  return (
    <div className={css.copy}>
      <div className={css.grow} data-whole={whole} data-text={`${text}\n`}>
        <textarea
          ref={area}
          readOnly
          rows={1}
          className={css.text}
          aria-label={label}
          value={text}
          data-testid={testId}
        />
      </div>
      <Button onPress={() => area.current && copyFrom(area.current) && setCopied(text)}>
        {done ? <Check aria-hidden size={20} /> : <Copy aria-hidden size={20} />}
        {words(done ? 'common.copied' : 'common.copy')}
      </Button>
      <span role="status" className={css.unseen}>
        {done ? words('common.copied') : ''}
      </span>
    </div>
  )
}
