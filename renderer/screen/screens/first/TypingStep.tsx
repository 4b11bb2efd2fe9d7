import { TYPING_FACT } from '../../../../shared/i18n/crisis/typingFact.ts'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { SourceLine } from '../crisis/SourceLine.tsx'
import forms from '../forms.module.css'
import { CupPicture } from './illustrations/CupPicture.tsx'
import { StepSheet } from './StepSheet.tsx'

type TypingStepProps = { readonly back: () => void; readonly goOn: () => void }

/** What input methods may do with what is typed, before anything is typed. */
export function TypingStep({ back, goOn }: TypingStepProps) {
  const words = useWords()
  const { language } = useLanguage()
  const session = useSession()
  const next = () => {
    session.typingTold()
    goOn()
  }
  return (
    <StepSheet step="typing" heading={words('first.typing')} picture={<CupPicture />} back={back} goOn={next}>
      <p className={forms.large}>{words('first.typing.text')}</p>
      <p>{words('first.typing.do')}</p>
      <div>
        <p className={forms.aside}>{TYPING_FACT.words[language]}</p>
        <SourceLine fact={TYPING_FACT} />
      </div>
    </StepSheet>
  )
}
