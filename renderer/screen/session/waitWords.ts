import type { MessageKey } from '../../../shared/i18n/catalogue.ts'

const MINUTE = 60_000

/** A wait in round words, never shorter than it is: up to a minute in steps of five seconds, then in minutes. Not a countdown. */
export function waitWords(milliseconds: number): { readonly key: MessageKey; readonly count: number } {
  if (milliseconds > MINUTE - 5000)
    return { key: 'lock.wait.minutes', count: Math.ceil(milliseconds / MINUTE) }
  return { key: 'lock.wait.seconds', count: Math.ceil(milliseconds / 5000) * 5 }
}
