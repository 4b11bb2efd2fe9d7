import type { Clock } from '../../ports/clock.ts'
import type { RelayTrial, Transport } from '../../ports/transport.ts'
import type { EpochId } from '../../room/ids.ts'

/** No answer is waited for longer than this, in ms: the window that tries may be gone. */
const ANSWER_MAX = 20_000

const STOPPED: RelayTrial = { outcome: 'stopped', ways: [] }

/** The one try of a room's relay that is under way. It raises no ErrorCode. */
export class RelayTrialWait {
  readonly #transport: Pick<Transport, 'tryRelay'>
  readonly #clock: Clock
  #waiting: {
    readonly epoch: EpochId
    readonly answer: Promise<RelayTrial>
    readonly tell: (trial: RelayTrial) => void
  } | null = null

  constructor(transport: Pick<Transport, 'tryRelay'>, clock: Clock) {
    this.#transport = transport
    this.#clock = clock
  }

  /** Tries the relay of this epoch's carrier; who asks while that goes on is told the same. */
  start(epoch: EpochId): Promise<RelayTrial> {
    if (this.#waiting !== null) return this.#waiting.answer
    let tell: (trial: RelayTrial) => void = () => undefined
    const answer = new Promise<RelayTrial>(resolve => {
      const stopTimer = this.#clock.after(ANSWER_MAX, () => this.stop())
      tell = trial => {
        stopTimer()
        this.#waiting = null
        resolve(trial)
      }
    })
    this.#waiting = { epoch, answer, tell }
    this.#transport.tryRelay(epoch)
    return answer
  }

  /** Takes what came of it. */
  take(epoch: EpochId, trial: RelayTrial): void {
    if (this.#waiting?.epoch === epoch) this.#waiting.tell(trial)
  }

  /** The room is closed: there is nothing to wait for. */
  stop(): void {
    this.#waiting?.tell(STOPPED)
  }
}
