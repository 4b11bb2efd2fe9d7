import { IntlMessageFormat } from 'intl-messageformat'
import type { MessageKey } from './catalogue.ts'
import { CATALOGUES } from './catalogues.ts'
import type { Language } from './languages.ts'

/** Values for the places of a sentence. */
export type MessageValues = Readonly<Record<string, string | number>>

const parsed = new Map<string, IntlMessageFormat>()

function formatOf(language: Language, key: MessageKey): IntlMessageFormat {
  const name = `${language} ${key}`
  const known = parsed.get(name)
  if (known) return known
  const format = new IntlMessageFormat(CATALOGUES[language][key], language, undefined, { ignoreTag: true })
  parsed.set(name, format)
  return format
}

/** The sentence of a key in a language, its places filled in as plain text. A missing value throws: it is a mistake in the code. */
export function formatMessage(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return String(formatOf(language, key).format(values))
}
