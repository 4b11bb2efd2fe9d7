import { Check } from 'lucide-react'
import { Radio, RadioGroup } from 'react-aria-components'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../../shared/i18n/languages.ts'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useWords } from '../../hooks/useWords.ts'
import { BranchPicture } from './illustrations/BranchPicture.tsx'
import css from './LanguageStep.module.css'
import { StepSheet } from './StepSheet.tsx'

/** The language, in names that whoever reads only one of them finds. It changes at once. */
export function LanguageStep({ goOn }: { readonly goOn: () => void }) {
  const words = useWords()
  const { language, choose } = useLanguage()
  const change = (value: string) => {
    const found = LANGUAGES.find(each => each === value)
    if (found) choose(found)
  }
  return (
    <StepSheet step="language" heading={words('first.language')} picture={<BranchPicture />} goOn={goOn}>
      <RadioGroup
        className={css.group ?? ''}
        aria-label={words('common.language')}
        value={language}
        onChange={change}
        data-testid="first-languages"
      >
        <div className={css.languages}>
          {LANGUAGES.map(each => (
            <Radio key={each} value={each} className={css.language ?? ''} data-testid={`first-${each}`}>
              <span lang={each}>{LANGUAGE_NAMES[each]}</span>
              <Check aria-hidden className={css.mark} size={22} />
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <p>{words('first.language.text')}</p>
    </StepSheet>
  )
}
