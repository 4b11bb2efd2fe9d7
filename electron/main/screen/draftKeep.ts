import type { Clock } from '../../../shared/ports/clock.ts'

/** How long unsent texts wait for the profile to be opened again. */
export const DRAFTS_MS = 15 * 60_000

/** Holds sealed unsent texts across a lock, in memory only and for a while. */
export class DraftKeep {
  readonly #clock: Clock
  #sealed: Uint8Array | null = null
  #cancel: (() => void) | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  hold(sealed: Uint8Array): void {
    this.forget()
    if (sealed.length === 0) return
    this.#sealed = sealed.slice()
    this.#cancel = this.#clock.after(DRAFTS_MS, () => this.forget())
  }

  /** Gives them once. */
  take(): Uint8Array | null {
    const taken = this.#sealed?.slice() ?? null
    this.forget()
    return taken
  }

  forget(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#sealed?.fill(0)
    this.#sealed = null
  }
}
