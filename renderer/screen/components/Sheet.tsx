import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../hooks/useWords.ts'
import { Button } from './Button.tsx'
import css from './Sheet.module.css'

type SheetProps = { readonly heading: string; readonly children: ReactNode; readonly onBack?: () => void }

/** One column of calm text. The heading takes the focus when the sheet opens, so that a screen reader begins there. */
export function Sheet({ heading, children, onBack }: SheetProps) {
  const words = useWords()
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => top.current?.focus(), [])
  return (
    <main className={css.page}>
      <div className={css.sheet}>
        {onBack ? (
          <div className={css.back}>
            <Button kind="quiet" onPress={onBack}>
              <ArrowLeft aria-hidden size={20} />
              {words('common.back')}
            </Button>
          </div>
        ) : null}
        <h1 ref={top} tabIndex={-1} className={css.heading}>
          {heading}
        </h1>
        {children}
      </div>
    </main>
  )
}
