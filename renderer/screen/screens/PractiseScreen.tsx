import { Check } from 'lucide-react'
import { HIDE_PRESSES } from '../../../shared/ports/hostPort.ts'
import { Button } from '../components/Button.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { usePractice } from '../hooks/usePractice.ts'
import { useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import forms from './forms.module.css'
import css from './PractiseScreen.module.css'

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

/** Practising to hide: nothing is hidden meanwhile by the keys, and what hiding does and cannot undo is said. */
export function PractiseScreen() {
  const words = useWords()
  const session = useSession()
  const { count, done } = usePractice()
  return (
    <Sheet heading={words('bar.practise')} onBack={() => session.lay(null)}>
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
      <div>
        <Button onPress={() => session.lay(null)} data-testid="practise-finish">
          {words('practise.finish')}
        </Button>
      </div>
    </Sheet>
  )
}
