import type { Tries } from './vaultFile.ts'

const FIRST = 1000
/** Longest wait after wrong passphrases, in ms (PROTOCOL.md §11.1). */
export const LONGEST_WAIT = 5 * 60 * 1000

/** How long to wait after so many wrong passphrases in a row, in ms: 1 s, then twice as long each time, up to 5 min (PROTOCOL.md §11.1). */
export function tryDelay(count: number): number {
  return count === 0 ? 0 : Math.min(FIRST * 2 ** Math.min(count - 1, 20), LONGEST_WAIT)
}

/**
 * Counts down to the next try. A last try that lies in the future is of a clock that was set back since: the wait then begins
 * anew and is no longer than it was (PROTOCOL.md §11.1).
 */
export class TryDelay {
  #tries: Tries = { count: 0, at: 0 }
  #from = 0

  /** Milliseconds until the next try is allowed, 0 to 300,000. */
  left(tries: Tries, now: number): number {
    if (tries.count !== this.#tries.count || tries.at !== this.#tries.at) {
      this.#tries = tries
      this.#from = tries.at
    }
    if (now < this.#from) this.#from = now
    return Math.max(0, this.#from + tryDelay(tries.count) - now)
  }
}
