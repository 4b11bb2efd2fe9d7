import { useState } from 'react'
import type { MessageView } from '../../../../../shared/ports/screenViews.ts'
import { Button } from '../../../components/Button.tsx'
import { useLanguage } from '../../../hooks/useLanguage.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { foldedText } from '../../../session/foldedText.ts'
import { languageOfText } from '../../../session/languageOfText.ts'
import css from './MessageWords.module.css'

/** The words of a message; a long one folded, until the person wants all of it. */
export function MessageWords({ text }: Pick<MessageView, 'text'>) {
  const words = useWords()
  const { language } = useLanguage()
  const [whole, setWhole] = useState(false)
  const folded = foldedText(text)
  return (
    <>
      <p className={css.text} lang={languageOfText(text, language)} data-testid="message-text">
        {folded === null || whole ? text : `${folded}…`}
      </p>
      {folded === null ? null : (
        <div className={css.fold}>
          <Button
            kind="quiet"
            aria-expanded={whole}
            onPress={() => setWhole(!whole)}
            data-testid="message-whole"
          >
            {words(whole ? 'chat.long.less' : 'chat.long.all', { count: text.length })}
          </Button>
        </div>
      )}
    </>
  )
}
