import type { Catalogue } from './catalogue.ts'
import { en } from './en.ts'
import { ko } from './ko.ts'
import type { Language } from './languages.ts'
import { zhHans } from './zh-Hans.ts'
import { zhHant } from './zh-Hant.ts'

/** The four complete catalogues by language. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  ko,
}
