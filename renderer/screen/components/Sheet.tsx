import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useScreenName } from '../hooks/useScreenName.ts'
import { useWords } from '../hooks/useWords.ts'
import { Button } from './Button.tsx'
import css from './Sheet.module.css'

type SheetProps = {
  readonly heading: string
  readonly children: ReactNode
  readonly onBack?: () => void
  /** What screen readers hear when it opens, where that is more than the heading. */
  readonly name?: string
  /** What stands right above the heading. */
  readonly above?: ReactNode
  /** A drawing beside the heading. */
  readonly picture?: ReactNode
}

/** One column of calm text. */
export function Sheet({ heading, children, onBack, name, above, picture }: SheetProps) {
  const words = useWords()
  useScreenName(name ?? heading)
  return (
    <main className={css.page}>
      <div className={css.sheet}>
        {onBack ? (
          <div className={css.back}>
            <Button kind="quiet" onPress={onBack} data-testid="page-back">
              <ArrowLeft aria-hidden size={20} />
              {words('common.back')}
            </Button>
          </div>
        ) : null}
        <div className={css.head}>
          <div className={css.title}>
            {above}
            <h1>{heading}</h1>
          </div>
          {picture}
        </div>
        {children}
      </div>
    </main>
  )
}
