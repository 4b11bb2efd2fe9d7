/** The languages of the screen as BCP 47 tags, in the order in which they are offered. */
export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant', 'ko'] as const

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number]

/** What each language calls itself, so that it is found by somebody who reads no other. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  ko: '한국어',
}
