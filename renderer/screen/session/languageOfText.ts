import type { Language } from '../../../shared/i18n/languages.ts'

const HANGUL = /\p{Script=Hangul}/u
const HAN = /\p{Script=Han}/u

/** The language in which a text should be set, by its script: it decides fonts and line breaks, whatever language the screen has. */
export function languageOfText(text: string, screen: Language): Language {
  const sample = text.slice(0, 400)
  if (HANGUL.test(sample)) return 'ko'
  if (!HAN.test(sample)) return 'en'
  return screen === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'
}
