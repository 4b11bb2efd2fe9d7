import type { MessageKey } from '../../../shared/i18n/catalogue.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Roughly how far this computer's clock is ahead, from ms, or behind where they are negative: in minutes, hours or days. */
export function clockWords(ahead: number): { readonly key: MessageKey; readonly count: number } {
  const off = Math.abs(ahead)
  const way = ahead > 0 ? 'ahead' : 'behind'
  if (off < 1.5 * HOUR) return { key: `clock.${way}.minutes`, count: Math.round(off / MINUTE) }
  // a day, and an hour more for summer time, is a day
  if (off < 22 * HOUR) return { key: `clock.${way}.hours`, count: Math.round(off / HOUR) }
  return { key: `clock.${way}.days`, count: Math.round(off / DAY) }
}
