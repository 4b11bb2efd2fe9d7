import { type ErrorCode, errorCodeOf } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { RoomId } from '../../room/ids.ts'
import type { OpenProfile } from './openProfile.ts'

/** Changes are written this long in ms after the first of them, all in one. */
const SAVE_PAUSE = 300
/** After a write that failed, the next try is so many ms later. */
const RETRY_PAUSE = 5_000

/** What the writing of a profile tells. */
export type WriterListener = {
  /** Some records of this room are written for good now. */
  saved(room: RoomId): void
  /** A write that nobody waits for did not work: PROFILE_WRITE. It is tried again. */
  failed(code: ErrorCode): void
}

/** When a profile is written: one thing after the other, soon after a change, and again after a failure (PROTOCOL.md §11.3). */
export class ProfileWriter {
  readonly #clock: Clock
  readonly #listener: WriterListener
  readonly #profile: () => OpenProfile | null
  readonly #doomed = new Set<RoomId>()
  #timer: (() => void) | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(clock: Clock, listener: WriterListener, profile: () => OpenProfile | null) {
    this.#clock = clock
    this.#listener = listener
    this.#profile = profile
  }

  /** Runs something after all that was asked for before; its failure is the caller's. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(act)
    // its failure is the caller's; the next must go on all the same
    this.#last = done.catch(() => undefined)
    return done
  }

  /** Runs something in turn that nobody waits for. A failure is told, and everything is written a little later. */
  later(act: () => Promise<void>): void {
    this.inTurn(act).catch(error => this.#failed(error))
  }

  /** Writes soon; does nothing without an open profile. */
  saveSoon(pause = SAVE_PAUSE): void {
    if (this.#profile() === null || this.#timer !== null) return
    this.#timer = this.#clock.after(pause, () => {
      this.#timer = null
      this.save().catch(error => this.#failed(error))
    })
  }

  /** Writes everything now for somebody who waits for it; when it fails it is tried again. PROFILE_WRITE. */
  async saveNow(): Promise<void> {
    try {
      await this.save()
    } catch (error) {
      this.saveSoon(RETRY_PAUSE)
      throw error
    }
  }

  /** Writes everything that is not written yet, after what is being written. PROFILE_WRITE. */
  async save(): Promise<void> {
    const profile = this.#profile()
    if (profile === null) return
    await this.inTurn(async () => {
      for (const room of this.#doomed) {
        await profile.destroyRoom(room)
        this.#doomed.delete(room)
      }
      await profile.writeAll(room => this.#listener.saved(room))
    })
  }

  /** Destroys what is kept of a room: its key, then its values. Nothing happens for one that is not kept. PROFILE_WRITE. */
  async destroyRoom(room: RoomId): Promise<void> {
    const profile = this.#profile()
    if (profile === null) return
    await this.inTurn(() => profile.destroyRoom(room))
    if (profile.hasLeftover) this.saveSoon(RETRY_PAUSE)
  }

  /** Destroys what is kept of a room that is over, now or as soon as it can be written. */
  destroySoon(room: RoomId): void {
    this.#doomed.add(room)
    this.save().catch(error => this.#failed(error))
  }

  /** Forgets what was to be done later: the profile is closed or destroyed. */
  stop(): void {
    this.#timer?.()
    this.#timer = null
    this.#doomed.clear()
  }

  /** Waits for everything that was asked for so far, and how it ended does not matter. */
  async settled(): Promise<void> {
    await this.#last
  }

  #failed(error: unknown): void {
    this.#listener.failed(errorCodeOf(error))
    this.saveSoon(RETRY_PAUSE)
  }
}
