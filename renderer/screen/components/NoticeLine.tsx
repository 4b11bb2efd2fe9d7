import { X } from 'lucide-react'
import { useWords } from '../hooks/useWords.ts'
import { IconButton } from './IconButton.tsx'
import css from './Notice.module.css'

type NoticeLineProps = { readonly children: string; readonly onDismiss?: () => void }

/** One quiet sentence and the way to put it away. Whoever shows it decides how it is announced. */
export function NoticeLine({ children, onDismiss }: NoticeLineProps) {
  const words = useWords()
  return (
    <div className={css.notice}>
      <p>{children}</p>
      {onDismiss ? (
        <div className={css.dismiss}>
          <IconButton label={words('common.dismiss')} onPress={onDismiss} data-testid="notice-dismiss">
            <X aria-hidden size={20} />
          </IconButton>
        </div>
      ) : null}
    </div>
  )
}
