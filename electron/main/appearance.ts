import { chooseLanguage } from '../../shared/i18n/chooseLanguage.ts'
import { formatMessage } from '../../shared/i18n/formatMessage.ts'
import type { Language } from '../../shared/i18n/languages.ts'
import type { Settings } from '../../shared/ports/hostPort.ts'
import notesIcon from './icons/notes.png?inline'
import readerIcon from './icons/reader.png?inline'
import rowanIcon from './icons/rowan.png?inline'

/** How a window looks to somebody who sees only its frame: the one title there ever is, and a picture as a data URL. */
export type Appearance = { readonly title: string; readonly icon: string }

/** The name of the product, which says nothing. */
export const PRODUCT = 'Rowan'

const ICONS: Readonly<Record<Settings['appearance'], string>> = {
  rowan: rowanIcon,
  notes: notesIcon,
  reader: readerIcon,
}

/** The language of main's own words: the chosen one, else the first of the system's that Rowan speaks. */
export function languageOf({ language }: Settings, system: readonly string[]): Language {
  return language ?? chooseLanguage(system)
}

/** The chosen appearance in a language. */
export function appearanceOf({ appearance }: Settings, language: Language): Appearance {
  const title = appearance === 'rowan' ? PRODUCT : formatMessage(language, `main.title.${appearance}`)
  return { title, icon: ICONS[appearance] }
}
