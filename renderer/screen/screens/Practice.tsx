import { Check } from 'lucide-react'
import { HIDE_PRESSES } from '../../../shared/ports/hostPort.ts'
import { usePractice } from '../hooks/usePractice.ts'
import { useWords } from '../hooks/useWords.ts'
import forms from './forms.module.css'
import css from './Practice.module.css'

function Places({ count }: { readonly count: number }) {
  return (
    <div className={css.places} aria-hidden data-testid="practise-places" data-count={count}>
      {Array.from({ length: HIDE_PRESSES }, (_, place) => place).map(place => (
        <span key={place} className={css.place} data-filled={place < count}>
          {place < count ? <Check size={28} /> : null}
        </span>
      ))}
    </div>
  )
}

/** Practising to hide, as long as it is shown: the keys hide nothing meanwhile, and what hiding does and cannot undo is said. */
export function Practice() {
  const words = useWords()
  const { count, done } = usePractice()
  return (
    <>
      <p className={forms.large}>{words('practise.text')}</p>
      <div className={css.seen}>
        <Places count={count} />
        <p className={forms.done} role="status" data-testid="practise-state">
          {done ? words('practise.done') : count > 0 ? words('practise.presses', { count }) : ''}
        </p>
      </div>
      <section className={forms.part}>
        <p>{words('practise.does')}</p>
        <p>{words('practise.cannot')}</p>
        <p className={forms.aside}>{words('practise.real')}</p>
      </section>
    </>
  )
}
