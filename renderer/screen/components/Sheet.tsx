import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useScreenName } from '../hooks/useScreenName.ts'
import { useWords } from '../hooks/useWords.ts'
import { Button } from './Button.tsx'
import css from './Sheet.module.css'

type SheetProps = { readonly heading: string; readonly children: ReactNode; readonly onBack?: () => void }

/** One column of calm text. */
export function Sheet({ heading, children, onBack }: SheetProps) {
  const words = useWords()
  useScreenName(heading)
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
        <h1>{heading}</h1>
        {children}
      </div>
    </main>
  )
}
