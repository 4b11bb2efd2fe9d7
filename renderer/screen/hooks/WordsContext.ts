import { createContext } from 'react'
import type { formatMessage } from '../../../shared/i18n/formatMessage.ts'
import type { Language } from '../../../shared/i18n/languages.ts'

/** The language of the screen and the way to change it. */
export type LanguageChoice = {
  readonly language: Language
  choose(language: Language): void
  /** How a sentence is written where that is another way than the catalogues: only while the screens are being made. */
  readonly format?: typeof formatMessage
}

/** Where components find the language. */
export const WordsContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined })
