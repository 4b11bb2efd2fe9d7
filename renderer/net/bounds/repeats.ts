import { base64url } from '../../../shared/bytes/base64url.ts'
import { hash } from '../../../shared/crypto/hash.ts'
import { LABELS } from '../../../shared/crypto/labels.ts'
import type { Clock } from '../../../shared/ports/clock.ts'

const MOST = 256
// Reminders are two seconds apart; copies that come through several servers are not
const REPEAT_MS = 1_000

/** Tells copies of a payload from a payload that is said again. Remembers the last 256 by their hashes. */
export class Repeats {
  readonly #clock: Clock
  readonly #takenAt = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** True when the same bytes were taken less than a second ago; otherwise they are taken now. */
  isOne(payload: Uint8Array): boolean {
    const name = base64url(hash(LABELS.seen, payload))
    const now = this.#clock.now()
    const before = this.#takenAt.get(name)
    if (before !== undefined && now - before < REPEAT_MS) return true
    this.#takenAt.delete(name)
    this.#takenAt.set(name, now)
    const [oldest] = this.#takenAt.keys()
    if (this.#takenAt.size > MOST && oldest !== undefined) this.#takenAt.delete(oldest)
    return false
  }
}
