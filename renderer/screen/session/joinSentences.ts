import type { Language } from '../../../shared/i18n/languages.ts'

/** Sentences one after the other: Chinese sets no space between them. */
export function joinSentences(language: Language, sentences: readonly string[]): string {
  return sentences.join(language === 'zh-Hans' || language === 'zh-Hant' ? '' : ' ')
}
