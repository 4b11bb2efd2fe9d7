import { type ErrorCode, errorCodeOf } from '../bytes/protocolError.ts'

/** How often each ErrorCode was counted since the session began. It raises none. */
export class RefusalCounts {
  readonly #counts = new Map<ErrorCode, number>()

  /** The counts so far, of every code that was counted. */
  get counts(): ReadonlyMap<ErrorCode, number> {
    return this.#counts
  }

  /** Counts one more of this code. */
  count(code: ErrorCode): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
  }

  /** Does what nobody waits for: a failure is counted and goes no further. */
  async inBackground(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      this.count(errorCodeOf(error))
    }
  }
}
