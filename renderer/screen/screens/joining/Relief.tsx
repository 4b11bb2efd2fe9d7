import { Button } from '../../components/Button.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from '../forms.module.css'

/** What is there at any time, without a network: lines to call, and a quiet minute. */
export function Relief({ heading }: { readonly heading?: string }) {
  const words = useWords()
  const session = useSession()
  return (
    <section className={css.center}>
      {heading ? <h2>{heading}</h2> : null}
      <div className={css.actions}>
        <Button onPress={() => session.lay('crisis')} data-testid="open-crisis">
          {words('crisis.heading')}
        </Button>
        <Button onPress={() => session.lay('calm')} data-testid="open-calm">
          {words('calm.heading')}
        </Button>
      </div>
    </section>
  )
}
