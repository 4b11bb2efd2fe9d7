import { createContext } from 'react'
import type { Language } from '../../../shared/i18n/languages.ts'

/** The language of the screen and the way to change it. */
export type LanguageChoice = { readonly language: Language; choose(language: Language): void }

/** Where components find the language. */
export const WordsContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined })
