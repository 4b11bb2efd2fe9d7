import { ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DeviceId, DocId, EpochId } from '../../room/ids.ts'
import type { NoteStory } from './noteStory.ts'

/** A note whose updates since its last state are so many, or so many bytes, gets a new one (PROTOCOL.md §10.8). */
const RECORDS_MAX = 500
const BYTES_MAX = 256 * 1024
/** A state is written so many ms after it is due; each facilitator waits so much longer than the one before her. */
const PAUSE = 5_000
const TURN = 30_000

/** What sharing asks of the room. */
export type SharingSource = {
  /** True while this device can write in the room. */
  readonly isOpen: () => boolean
  /** True when it may share notes too. */
  readonly canShare: () => boolean
  /** How many facilitators are in the room who were there before this device. */
  readonly rank: () => number
  /** Who is in the room. */
  readonly members: () => readonly DeviceId[]
  readonly wasIn: (device: DeviceId, epoch: EpochId) => boolean
}

/** Which members cannot have a note, and when a note needs a new state (PROTOCOL.md §10.8). */
export class NoteSharing {
  readonly #source: SharingSource
  readonly #clock: Clock
  readonly #epochs = new Map<DocId, Set<EpochId>>()
  readonly #due = new Set<DocId>()

  constructor(source: SharingSource, clock: Clock) {
    this.#source = source
    this.#clock = clock
  }

  /** A record of this epoch makes the note, or shares it: its members have it. */
  madeIn(note: DocId, epoch: EpochId): void {
    const epochs = this.#epochs.get(note)
    if (epochs === undefined) this.#epochs.set(note, new Set([epoch]))
    else epochs.add(epoch)
  }

  /** Forgets where notes were made. */
  reset(): void {
    this.#epochs.clear()
  }

  /** True when somebody in the room came after every record that makes the note. */
  isLacked(note: DocId): boolean {
    const epochs = [...(this.#epochs.get(note) ?? [])]
    const { members, wasIn } = this.#source
    return members().some(device => !epochs.some(epoch => wasIn(device, epoch)))
  }

  /** True when this device may share the note and somebody lacks it. */
  isShareable(note: DocId): boolean {
    return this.#source.canShare() && this.isLacked(note)
  }

  /** Raises NOT_ALLOWED unless this device may share notes. */
  ensureMay(): void {
    ensure(this.#source.canShare(), 'NOT_ALLOWED')
  }

  /** Has a state written after a while when the note has grown enough, and nobody else has done it by then. */
  watch(note: DocId, story: NoteStory, write: () => void): void {
    if (!isHeavy(story) || this.#due.has(note) || !this.#source.canShare()) return
    this.#due.add(note)
    this.#clock.after(PAUSE + this.#source.rank() * TURN, () => {
      this.#due.delete(note)
      if (isHeavy(story) && this.#source.canShare()) write()
    })
  }
}

function isHeavy({ weight }: NoteStory): boolean {
  return weight.records >= RECORDS_MAX || weight.bytes >= BYTES_MAX
}
