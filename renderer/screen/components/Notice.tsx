import { X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useWords } from '../hooks/useWords.ts'
import css from './Notice.module.css'

type NoticeProps = { readonly children: string; readonly onDismiss?: () => void; readonly testId?: string }

/** One quiet sentence that says what happened; screen readers hear it when it appears. */
export function Notice({ children, onDismiss, testId }: NoticeProps) {
  const words = useWords()
  return (
    <div className={css.notice} role="status" data-testid={testId ?? 'notice'}>
      <p>{children}</p>
      {onDismiss ? (
        <AriaButton className={css.dismiss ?? ''} aria-label={words('common.dismiss')} onPress={onDismiss}>
          <X aria-hidden size={20} />
        </AriaButton>
      ) : null}
    </div>
  )
}
