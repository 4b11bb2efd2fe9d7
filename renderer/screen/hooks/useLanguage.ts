import { useContext } from 'react'
import { type LanguageChoice, WordsContext } from './WordsContext.ts'

/** The language of the screen and the way to change it. */
export function useLanguage(): LanguageChoice {
  return useContext(WordsContext)
}
