import { organisationWords } from '../../../../shared/room/organisation/organisationWords.ts'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './OrganisationWords.module.css'

type OrganisationWordsProps = { readonly fingerprint: string; readonly help: string }

/** The eight words of an organisation in the language of the screen, numbered, so that they can be compared one by one. */
export function OrganisationWords({ fingerprint, help }: OrganisationWordsProps) {
  const words = useWords()
  const { language } = useLanguage()
  return (
    <div className={css.part}>
      <h3>{words('trust.words')}</h3>
      <ol className={css.words} data-testid="organisation-words" translate="no">
        {organisationWords(fingerprint, language).map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, and the places never change
          <li key={at}>{word}</li>
        ))}
      </ol>
      <p className={css.help}>{help}</p>
    </div>
  )
}
