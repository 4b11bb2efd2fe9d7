import { useCallback, useContext } from 'react'
import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import { formatMessage, type MessageValues } from '../../../shared/i18n/formatMessage.ts'
import { WordsContext } from './WordsContext.ts'

/** Gives the sentence of a key in the language of the screen. */
export type Words = (key: MessageKey, values?: MessageValues) => string

/** The words of the screen. */
export function useWords(): Words {
  const { language, format = formatMessage } = useContext(WordsContext)
  return useCallback((key, values) => format(language, key, values), [language, format])
}
