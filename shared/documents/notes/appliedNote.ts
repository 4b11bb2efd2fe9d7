import * as Y from 'yjs'
import { ensure } from '../../bytes/protocolError.ts'
import type { NoteState } from './checkNoteState.ts'
import type { CheckedNoteUpdate } from './checkNoteUpdate.ts'
import { compareNoteState, type NoteComparison } from './compareNoteState.ts'
import { NoteClocks } from './noteClocks.ts'
import { NOTE_ITEMS_MAX, NOTE_ROOT } from './noteLimits.ts'
import { NotePlaces } from './notePlaces.ts'
import { tailOf } from './noteSpan.ts'
import { noteText } from './noteText.ts'
import type { NoteStruct } from './noteUpdate.ts'
import { isSmallWork, type NoteJob, NoteWork } from './noteWork.ts'
import { createNoteDoc, itemsOf } from './noteYjs.ts'
import { writeNoteUpdate } from './writeNoteUpdate.ts'

/** What of a note has been applied or is on its way in, with the place of every struct (PROTOCOL.md §10.4). */
export class AppliedNote {
  readonly clocks = new NoteClocks()
  readonly #doc = createNoteDoc()
  readonly #places = new NotePlaces()
  readonly #work = new NoteWork()

  /** True while something is on its way in. */
  get isBusy(): boolean {
    return !this.#work.isDone
  }

  /** The whole note as one Yjs V1 update. */
  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc)
  }

  /** The words of the note, one line a block. */
  text(): string {
    return noteText(this.#doc.getXmlFragment(NOTE_ROOT))
  }

  /** How a checked state stands to what has been applied (PROTOCOL.md §10.8). */
  compare(state: NoteState): NoteComparison {
    return compareNoteState(this.#doc, state)
  }

  /** Raises NOTE_STRUCT when an update cannot go where it wants to, NOTE_TOO_LARGE when the note is full; changes nothing. */
  check({ client, start, structs }: CheckedNoteUpdate): void {
    ensure(itemsOf(this.#doc) < NOTE_ITEMS_MAX, 'NOTE_TOO_LARGE')
    this.#places.add(structs)
    this.#places.remove({ client, clock: start })
  }

  /** Applies an update, or puts it to work: true when it is done. What a state has brought already is not applied again. NOTE_STRUCT; NOTE_CLOCK for what a state has brought a part of. */
  add({ client, start, end, structs, deletes }: CheckedNoteUpdate, bytes: Uint8Array): boolean {
    const isInside = structs.length > 0 && this.clocks.reached(client, end)
    const fresh = isInside ? [] : structs
    ensure(fresh.length === 0 || this.clocks.expected(client) === start, 'NOTE_CLOCK')
    const job = { structs: fresh, deletes, told: [bytes] }
    this.#places.add(fresh)
    if (!isSmallWork(job, itemsOf(this.#doc))) {
      this.#work.add(job)
      return false
    }
    Y.applyUpdate(this.#doc, isInside ? writeNoteUpdate([], deletes) : bytes)
    if (fresh.length > 0) this.clocks.advance(client, end)
    return true
  }

  /** Puts to work what a state of the note has and this has not: true when that takes little time. NOTE_STRUCT, and then nothing has changed. */
  addState({ structs, deletes, parts }: NoteState): boolean {
    const fresh = structs.flatMap(struct => this.#freshPart(struct))
    const before = new Map(fresh.map(({ client }) => [client, this.clocks.expected(client)]))
    try {
      for (const struct of fresh) this.#places.add([struct])
    } catch (error) {
      for (const [client, clock] of before) this.#places.remove({ client, clock })
      throw error
    }
    const job = { structs: fresh, deletes: [...deletes.values()].flat(), told: parts }
    this.#work.add(job)
    return isSmallWork(job, itemsOf(this.#doc))
  }

  /** Does one slice of the work and gives the job that it finished; undefined when nothing is left (PROTOCOL.md §10.7). */
  workOn(): NoteJob | null | undefined {
    const slice = this.#work.next(itemsOf(this.#doc))
    if (slice === null) return undefined
    Y.applyUpdate(this.#doc, slice.update)
    for (const { client, clock, length } of slice.pieces) this.clocks.advance(client, clock + length)
    return slice.done
  }

  #freshPart(struct: NoteStruct): NoteStruct[] {
    const { client, clock, length } = struct
    const applied = this.clocks.expected(client)
    if (clock >= applied) return [struct]
    return clock + length > applied ? [tailOf(struct, applied)] : []
  }
}
