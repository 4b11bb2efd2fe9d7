import { isOld, type Sourced } from '../../../../shared/i18n/crisis/sourced.ts'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useWords } from '../../hooks/useWords.ts'
import { pageClock } from '../../session/pageClock.ts'
import css from './SourceLine.module.css'

/** Where a fact is from, how far it was checked and when, and that it is old, by the clock of this computer. */
export function SourceLine({ fact }: { readonly fact: Sourced }) {
  const words = useWords()
  const { language } = useLanguage()
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const date = day.format(new Date(fact.lastChecked))
  const old = isOld(fact, pageClock.now())
  return (
    <p className={css.line} data-testid="source-line" data-old={old}>
      <span className={css.standing}>{words(`crisis.${fact.standing}`)}</span>
      <span>{words('crisis.source', { source: fact.source })}</span>
      <span className={old ? css.old : undefined}>
        {words(old ? 'crisis.old' : 'crisis.checked', { date })}
      </span>
    </p>
  )
}
