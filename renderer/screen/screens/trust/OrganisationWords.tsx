import { useId } from 'react'
import { organisationWords } from '../../../../shared/room/organisation/organisationWords.ts'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './OrganisationWords.module.css'

type OrganisationWordsProps = { readonly fingerprint: string; readonly help: string }

/** The eight words of an organisation in the language of the screen, numbered, so that they can be compared one by one. */
export function OrganisationWords({ fingerprint, help }: OrganisationWordsProps) {
  const words = useWords()
  const { language } = useLanguage()
  const name = useId()
  return (
    <div className={css.part}>
      <p id={name} className={css.name}>
        {words('trust.words')}
      </p>
      <ol className={css.words} aria-labelledby={name} data-testid="organisation-words" translate="no">
        {organisationWords(fingerprint, language).map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, and the places never change
          <li key={at}>{word}</li>
        ))}
      </ol>
      <p className={css.help}>{help}</p>
    </div>
  )
}
