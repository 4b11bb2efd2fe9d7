import type { Language } from '../languages.ts'

/** The same words in every language of the screen. */
export type InEachLanguage = Readonly<Record<Language, string>>

/** What every fact says about itself: whoever relies on it can see where it is from and how old it is. */
export type Sourced = {
  /** Where it was read: host and path, or the host and the name of the article. Shown as plain text, never opened. */
  readonly source: string
  /** The day on which it was last compared with its source, as YYYY-MM-DD. */
  readonly lastChecked: string
  /** `verified`: read in the source itself. `checkFirst`: read in somebody else's account of it. */
  readonly standing: 'verified' | 'checkFirst'
}

/** After so many days the screen says that a fact is old, and the check of this repository names it. */
export const OLD_DAYS = 180
/** After so many days a fact is too old to be shipped: the check of this repository fails. */
export const TOO_OLD_DAYS = 365

const DAY_MS = 24 * 60 * 60 * 1000

/** How many whole days lie between the last check, a YYYY-MM-DD day in UTC, and `now` in ms since 1970; negative where the clock is behind. */
export function daysSince(lastChecked: string, now: number): number {
  return Math.floor((now - Date.parse(`${lastChecked}T00:00:00Z`)) / DAY_MS)
}

/** Whether a fact was last checked more than {@link OLD_DAYS} days before `now`, in ms since 1970. */
export function isOld({ lastChecked }: Pick<Sourced, 'lastChecked'>, now: number): boolean {
  return daysSince(lastChecked, now) > OLD_DAYS
}
