import type { Clock } from '../../../shared/ports/clock.ts'

export type IdleOptions = {
  readonly clock: Clock
  /** How long nothing may happen, in ms. */
  readonly after: () => number
  readonly onIdle: () => void
}

/** Says once when nothing happened for a while, and again only after something has happened. */
export class IdleWatch {
  readonly #options: IdleOptions
  #last: number
  #cancel: (() => void) | null = null

  constructor(options: IdleOptions) {
    this.#options = options
    this.#last = options.clock.now()
  }

  /** Something happened. */
  touch(): void {
    this.#last = this.#options.clock.now()
    if (this.#cancel === null) this.#wait(this.#options.after())
  }

  /** The time that may pass is another one now. */
  changed(): void {
    this.#cancel?.()
    this.#look()
  }

  #wait(milliseconds: number): void {
    this.#cancel = this.#options.clock.after(milliseconds, () => this.#look())
  }

  // A clock that was set back must not make the wait longer than it is.
  #look(): void {
    this.#cancel = null
    const passed = Math.max(0, this.#options.clock.now() - this.#last)
    const left = this.#options.after() - passed
    if (left > 0) this.#wait(left)
    else this.#options.onIdle()
  }
}
