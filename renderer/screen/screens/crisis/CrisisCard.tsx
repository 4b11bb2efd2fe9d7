import type { CrisisLine, Hours } from '../../../../shared/i18n/crisis/crisisLine.ts'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useWords, type Words } from '../../hooks/useWords.ts'
import { spokenNumber } from '../../session/spokenNumber.ts'
import css from './CrisisCard.module.css'
import { SourceLine } from './SourceLine.tsx'

function hoursWords(words: Words, hours: Hours): string {
  switch (hours.when) {
    case 'always':
    case 'varies':
    case 'unknown':
      return words(`crisis.hours.${hours.when}`)
    case 'atLeast':
      return words('crisis.hours.atLeast', { hours: hours.hours })
    case 'daily':
    case 'weekdays':
      return words(`crisis.hours.${hours.when}`, { from: hours.from, to: hours.to })
  }
}

function PhoneNumber({ number }: { readonly number: string }) {
  return (
    <p>
      <span className={css.unseen}>{spokenNumber(number)}</span>
      <span aria-hidden className={css.number} data-testid="crisis-number">
        {number}
      </span>
    </p>
  )
}

/** Somebody who can be called: the number, when they answer, who may hear of it, and how far Rowan knows that. */
export function CrisisCard({ line }: { readonly line: CrisisLine }) {
  const words = useWords()
  const { language } = useLanguage()
  // That nobody wrote down when an emergency line answers says nothing about the line.
  const hoursKnown = line.hours.when !== 'unknown' || line.told !== 'emergency'
  return (
    <li className={css.line} data-testid="crisis-line">
      <p className={css.name}>{line.name[language]}</p>
      {line.local.lang === language ? null : (
        <p className={css.local} lang={line.local.lang}>
          {line.local.name}
        </p>
      )}
      {line.numbers.map(number => (
        <PhoneNumber key={number} number={number} />
      ))}
      {line.site ? (
        <p className={css.site}>
          {words('crisis.site')} <span lang="en">{line.site}</span>
        </p>
      ) : null}
      {hoursKnown ? <p className={css.about}>{hoursWords(words, line.hours)}</p> : null}
      <div className={css.told}>
        <p className={css.about}>{words('crisis.told')}</p>
        <p>{words(`crisis.told.${line.told}`)}</p>
      </div>
      <SourceLine fact={line} />
    </li>
  )
}
