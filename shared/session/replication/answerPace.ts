import { ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'

/** Between one answer and the next on a link, in ms, and what each ms of it lets through, in bytes. */
const PAUSE = 20
const BYTES_PER_MS = 10 * 1024

/**
 * Answers *wants* of one link at a bounded pace: at most one waits for its turn, which is never longer than 230 ms, and whoever keeps the
 * rule of one *want* at a time never has two under way (PROTOCOL.md §8.2).
 */
export class AnswerPace {
  readonly #clock: Clock
  #freeAt = 0
  #stopWaiting: (() => void) | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Runs an answer, which gives its bytes, now or when the one before is paid for; BUDGET while another waits already. */
  answer(run: () => number): void {
    ensure(this.#stopWaiting === null, 'BUDGET')
    const wait = this.#freeAt - this.#clock.now()
    if (wait <= 0) this.#run(run)
    else
      this.#stopWaiting = this.#clock.after(wait, () => {
        this.#stopWaiting = null
        this.#run(run)
      })
  }

  /** Answers nothing more. */
  stop(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = null
  }

  #run(run: () => number): void {
    const size = run()
    this.#freeAt = this.#clock.now() + PAUSE + Math.ceil(size / BYTES_PER_MS)
  }
}
