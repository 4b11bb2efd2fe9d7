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
  /** Where it stands among other pages: seen above the heading, and heard before it. */
  readonly place?: string
  /** A drawing beside the heading. */
  readonly picture?: ReactNode
}

/** One column of calm text. */
export function Sheet({ heading, children, onBack, place, picture }: SheetProps) {
  const words = useWords()
  useScreenName(place ? `${place}. ${heading}` : heading)
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
            {place ? <p className={css.place}>{place}</p> : null}
            <h1>{heading}</h1>
          </div>
          {picture}
        </div>
        {children}
      </div>
    </main>
  )
}
