import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { CupPicture } from '../first/illustrations/CupPicture.tsx'
import forms from '../forms.module.css'
import css from './CalmScreen.module.css'
import { FirstDay } from './FirstDay.tsx'

const SENSES = ['see', 'touch', 'hear', 'smell', 'taste'] as const

/** Counting what is around, at her own pace: nothing moves, sounds or counts along. */
function Grounding({ read }: { readonly read: () => void }) {
  const words = useWords()
  const session = useSession()
  return (
    <Sheet heading={words('calm.heading')} onBack={() => session.lay(null)} picture={<CupPicture />}>
      <p className={forms.large}>{words('calm.stop')}</p>
      <p>{words('calm.text')}</p>
      <p>{words('calm.feet')}</p>
      <ol className={css.counts}>
        {SENSES.map(sense => (
          <li key={sense}>{words(`calm.${sense}`)}</li>
        ))}
      </ol>
      <section className={forms.part}>
        <h2>{words('calm.other')}</h2>
        <p>{words('calm.other.text')}</p>
      </section>
      <p className={forms.aside}>{words('calm.after')}</p>
      <div className={forms.actions}>
        <Button onPress={() => session.lay('crisis')} data-testid="calm-lines">
          {words('crisis.heading')}
        </Button>
        <Button onPress={read} data-testid="calm-read">
          {words('calm.day.open')}
        </Button>
      </div>
    </Sheet>
  )
}

/** A quiet page over whatever is open: counting what is around, and something to read about the first day. */
export function CalmScreen() {
  const [reading, setReading] = useState(false)
  return reading ? <FirstDay back={() => setReading(false)} /> : <Grounding read={() => setReading(true)} />
}
