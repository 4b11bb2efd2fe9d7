const FIRST_MS = 250
const MOST_MS = 10_000

/** The pause before the next attempt after so many in vain: doubles up to 10 s, times a random factor from 0.5 to 1.5. */
export function reconnectPause(failures: number, random: () => number = Math.random): number {
  return Math.round(Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures, 20)) * (0.5 + random()))
}
