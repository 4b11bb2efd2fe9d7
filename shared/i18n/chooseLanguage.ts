import type { Language } from './languages.ts'

const TRADITIONAL = /^zh-(?:hant|tw|hk|mo)\b/

function languageOf(tag: string): Language | null {
  const lower = tag.toLowerCase().replaceAll('_', '-')
  if (TRADITIONAL.test(lower)) return 'zh-Hant'
  if (/^zh\b/.test(lower)) return 'zh-Hans'
  if (/^ko\b/.test(lower)) return 'ko'
  if (/^en\b/.test(lower)) return 'en'
  return null
}

/** The first of the person's BCP 47 tags that Rowan speaks, else English. */
export function chooseLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = languageOf(tag)
    if (language) return language
  }
  return 'en'
}
