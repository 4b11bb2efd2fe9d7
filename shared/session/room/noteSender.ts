import * as Y from 'yjs'
import { type ErrorCode, ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { encodeNoteBody } from '../../documents/notes/noteBody.ts'
import { splitNoteUpdate } from '../../documents/notes/splitNoteUpdate.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DocId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordType } from '../../room/record/recordType.ts'
import type { NoteStory } from './noteStory.ts'
import { RateLimit } from './rateLimit.ts'

/** Records of notes in a row, and then a second: together with messages they stay under the limit of a strand (PROTOCOL.md §13). */
const BURST = 60
const PER_SECOND = 2
/** While nobody can write, it is tried again after so many ms. */
const HOLD = 1_000
const HELD: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['ROOM_SECURING', 'ROOM_PAUSED'])

/** Writes a record of this device; ROOM_SECURING or ROOM_PAUSED while it cannot. */
export type WriteRecord = (type: RecordType, doc: DocId, body: Uint8Array) => OpenedRecord

/** Makes records of what this device writes to notes: gathered, and no more of them than others can take (PROTOCOL.md §10.5). */
export class NoteSender {
  readonly #clock: Clock
  readonly #write: WriteRecord
  readonly #stories: ReadonlyMap<DocId, NoteStory>
  readonly #isOpen: () => boolean
  readonly #limit: RateLimit
  #timer: (() => void) | null = null

  /** Once `isOpen` says no, what waits goes out with the next word, or not at all. */
  constructor(
    clock: Clock,
    write: WriteRecord,
    stories: ReadonlyMap<DocId, NoteStory>,
    isOpen: () => boolean,
  ) {
    this.#clock = clock
    this.#write = write
    this.#stories = stories
    this.#isOpen = isOpen
    this.#limit = new RateLimit(BURST, PER_SECOND, clock.now())
  }

  /** Something waits to be written. */
  soon(): void {
    const wait = this.#limit.wait(this.#clock.now())
    if (wait === 0) this.flush()
    else this.#in(wait)
  }

  /** Writes everything that waits; what cannot be written now waits on. */
  flush(): void {
    this.#timer?.()
    this.#timer = null
    const isHeld = [...this.#stories].some(([id, story]) => !this.#send(id, story))
    if (isHeld) this.#in(HOLD)
  }

  /** Writes the parts of a state, one right behind the other (PROTOCOL.md §10.8). NOTE_UNKNOWN, NOTE_TOO_LARGE, and the codes of WriteRecord. */
  writeState(id: DocId, story: NoteStory): void {
    this.flush()
    ensure(story.unsent.length === 0, 'ROOM_PAUSED')
    const parts = story.share()
    for (const [index, update] of parts.entries()) {
      this.#limit.spend(this.#clock.now())
      this.#write(
        'note-state',
        id,
        encodeNoteBody({ kind: 'note-state', index, count: parts.length, update }),
      )
    }
  }

  /** Writes a state that nobody has asked for; what is in its way is counted. */
  compact(id: DocId, story: NoteStory, refused: (code: ErrorCode) => void): void {
    try {
      this.writeState(id, story)
    } catch (error) {
      if (!HELD.has(errorCodeOf(error))) refused(errorCodeOf(error))
    }
  }

  #in(milliseconds: number): void {
    this.#timer ??= this.#clock.after(milliseconds, () => {
      this.#timer = null
      if (this.#isOpen()) this.flush()
    })
  }

  /** False while nothing can be written. */
  #send(id: DocId, story: NoteStory): boolean {
    const [first, ...others] = story.unsent
    if (first === undefined) return true
    let waiting = others.length === 0 ? [first] : splitNoteUpdate(Y.mergeUpdates(story.unsent))
    try {
      for (const update of waiting) {
        this.#write('note-update', id, encodeNoteBody({ kind: 'note-update', update }))
        this.#limit.spend(this.#clock.now())
        waiting = waiting.slice(1)
      }
    } catch (error) {
      if (!HELD.has(errorCodeOf(error))) throw error
    } finally {
      story.unsent = waiting
    }
    return waiting.length === 0
  }
}
