import { useState } from 'react'
import { LINE_KINDS, type LineKind, type Region } from '../../../../shared/i18n/crisis/crisisLine.ts'
import { CRISIS_LINES } from '../../../../shared/i18n/crisis/crisisLines.ts'
import { Choice } from '../../components/Choice.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { likelyRegion, regionsFor } from '../../session/regionOf.ts'
import forms from '../forms.module.css'
import { CrisisCard } from './CrisisCard.tsx'
import css from './CrisisScreen.module.css'

type Chosen = Region | 'elsewhere'

const linesOf = (region: Region, kind: LineKind) =>
  CRISIS_LINES.filter(line => line.region === region && line.kind === kind)

/** The lines of one place; what is not known of there is said too. */
function Lines({ region }: { readonly region: Region }) {
  const words = useWords()
  const known = LINE_KINDS.filter(kind => linesOf(region, kind).length > 0)
  const missing = LINE_KINDS.filter(kind => !known.includes(kind))
  return (
    <>
      {known.map(kind => (
        <section key={kind} className={css.kind} aria-labelledby={`crisis-${kind}`}>
          <h2 id={`crisis-${kind}`}>{words(`crisis.kind.${kind}`)}</h2>
          <ul className={css.lines}>
            {linesOf(region, kind).map(line => (
              <CrisisCard key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
      {missing.length > 0 ? (
        <p className={forms.aside} data-testid="crisis-missing">
          {words('crisis.missing', { kinds: missing.map(kind => words(`crisis.kind.${kind}`)).join(' · ') })}
        </p>
      ) : null}
    </>
  )
}

/** What to look for where Rowan knows no line. */
function Elsewhere() {
  const words = useWords()
  return (
    <section className={css.kind}>
      <h2>{words('crisis.else')}</h2>
      <ul className={css.list} data-testid="crisis-else">
        <li>{words('crisis.else.emergency')}</li>
        <li>{words('crisis.else.women')}</li>
        <li>{words('crisis.else.mind')}</li>
      </ul>
      <p>{words('crisis.else.how')}</p>
      <p>{words('crisis.else.ask')}</p>
    </section>
  )
}

/** Lines that can be called, by place. It is all here: nothing is fetched, and nothing opens. */
export function CrisisScreen() {
  const words = useWords()
  const session = useSession()
  const { language } = useLanguage()
  const [chosen, choose] = useState<Chosen | null>(null)
  const region = chosen ?? likelyRegion(language)
  const options: readonly Chosen[] = [...regionsFor[language], 'elsewhere']
  return (
    <Sheet heading={words('crisis.heading')} onBack={() => session.lay(null)}>
      <Choice
        label={words('crisis.region')}
        value={region ?? ''}
        options={options.map(value => ({ value, words: words(`crisis.region.${value}`) }))}
        onChange={value => choose(options.find(each => each === value) ?? null)}
        testId="crisis-region"
      />
      {region === 'elsewhere' ? <Elsewhere /> : region ? <Lines region={region} /> : null}
      <p className={forms.aside}>{words('crisis.offline')}</p>
      <p className={forms.aside}>{words('crisis.trace')}</p>
    </Sheet>
  )
}
