import type { Region } from '../../../shared/i18n/crisis/crisisLine.ts'
import type { Language } from '../../../shared/i18n/languages.ts'

/** The places in the order in which they are offered to who reads a language: the likeliest first. */
export const regionsFor: Readonly<Record<Language, readonly Region[]>> = {
  en: ['uk', 'us', 'hongKong', 'taiwan', 'china', 'korea'],
  'zh-Hans': ['china', 'hongKong', 'taiwan', 'korea', 'uk', 'us'],
  'zh-Hant': ['taiwan', 'hongKong', 'china', 'korea', 'uk', 'us'],
  ko: ['korea', 'china', 'taiwan', 'hongKong', 'uk', 'us'],
}

/** The place that is shown before she chooses: English is read everywhere, so with it none is. */
export function likelyRegion(language: Language): Region | null {
  return language === 'en' ? null : (regionsFor[language][0] ?? null)
}
