import { FIRST_DAY_FACTS } from '../../../../shared/i18n/crisis/firstDayFacts.ts'
import { Button } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { SourceLine } from '../crisis/SourceLine.tsx'
import forms from '../forms.module.css'
import css from './CalmScreen.module.css'

const PASSAGES = ['fault', 'safe', 'device', 'write', 'with', 'remove', 'threat', 'wait'] as const
type Passage = (typeof PASSAGES)[number]

/** Our own words, and beneath them what others found out, each with where it is from. */
function DayPassage({ passage }: { readonly passage: Passage }) {
  const words = useWords()
  const { language } = useLanguage()
  const facts = FIRST_DAY_FACTS.filter(fact => fact.passage === passage)
  return (
    <section className={forms.part}>
      <h2>{words(`calm.day.${passage}`)}</h2>
      <p>{words(`calm.day.${passage}.text`)}</p>
      {facts.map(fact => (
        <div key={fact.words.en} className={css.fact} data-testid="day-fact">
          <p>{fact.words[language]}</p>
          <SourceLine fact={fact} />
        </div>
      ))}
    </section>
  )
}

/** What can help in the first day, short enough to be read in one go. */
export function FirstDay({ back }: { readonly back: () => void }) {
  const words = useWords()
  const session = useSession()
  return (
    <Sheet heading={words('calm.day')} onBack={back}>
      <p className={forms.large}>{words('calm.day.text')}</p>
      <p>{words('calm.stop')}</p>
      {PASSAGES.map(passage => (
        <DayPassage key={passage} passage={passage} />
      ))}
      <div>
        <Button onPress={() => session.lay('crisis')} data-testid="calm-lines">
          {words('crisis.heading')}
        </Button>
      </div>
    </Sheet>
  )
}
