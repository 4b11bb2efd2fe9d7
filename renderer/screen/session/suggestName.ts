import type { Language } from '../../../shared/i18n/languages.ts'
import { NEUTRAL_NAMES } from '../../../shared/i18n/neutralNames.ts'

/** A number from 0 up to but not including `below`. */
export type Pick = (below: number) => number

const drawn: Pick = below => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below

/** A name that says nothing about anybody, in this language, and another one than stands there now. */
export function suggestName(language: Language, now: string, pick: Pick = drawn): string {
  const others = NEUTRAL_NAMES[language].filter(name => name !== now)
  return others[pick(others.length)] ?? now
}
