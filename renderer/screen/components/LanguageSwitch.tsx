import { Label, Radio, RadioGroup } from 'react-aria-components'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../shared/i18n/languages.ts'
import { useLanguage } from '../hooks/useLanguage.ts'
import { useWords } from '../hooks/useWords.ts'
import css from './LanguageSwitch.module.css'

const isLanguage = (value: string): value is Language => LANGUAGES.some(language => language === value)

/** Chooses the language. Each is named in itself. */
export function LanguageSwitch() {
  const words = useWords()
  const { language, choose } = useLanguage()
  return (
    <RadioGroup
      className={css.group ?? ''}
      orientation="horizontal"
      value={language}
      onChange={value => isLanguage(value) && choose(value)}
      data-testid="language-switch"
    >
      <Label className={css.label ?? ''}>{words('common.language')}</Label>
      {LANGUAGES.map(each => (
        <Radio key={each} value={each} className={css.choice ?? ''}>
          <span lang={each}>{LANGUAGE_NAMES[each]}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
