import { ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { createNote } from '../../documents/notes/createNote.ts'
import { decodeNoteBody } from '../../documents/notes/noteBody.ts'
import type { NoteDocument, NoteWriter } from '../../documents/notes/noteDocument.ts'
import { splitNoteState } from '../../documents/notes/splitNoteUpdate.ts'
import type { RecordId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { NoteSource } from './noteSource.ts'
import { NoteStates } from './noteStates.ts'
import { NoteUpdates } from './noteUpdates.ts'
import { StateJudge } from './stateJudge.ts'

/** One note as its records tell it: updates, states, and what was pruned because a state says the same (PROTOCOL.md §10.8). */
export class NoteStory {
  readonly #source: NoteSource
  /** Every update and part of a state, in the order in which they were verified. */
  readonly #records = new Set<RecordId>()
  /** What was pruned here because a state says the same, or because it was a wrong state. */
  readonly #pruned = new Set<RecordId>()
  #document = createNote('unknown')
  #updates = new NoteUpdates()
  #states = new NoteStates()
  #judge: StateJudge
  #isPlain = false
  #ownClock = 0
  /** Own updates that are in the document and in no record yet. */
  unsent: Uint8Array[] = []

  constructor(source: NoteSource) {
    this.#source = source
    this.#judge = this.#createJudge()
  }

  /** The note as it is now. */
  get document(): NoteDocument {
    return this.#document
  }

  /** How many updates came since the last state, and how many bytes they are. */
  get weight(): { readonly records: number; readonly bytes: number } {
    return this.#updates.weight
  }

  /** True for an update or a part of a state that was taken before. */
  has(record: RecordId): boolean {
    return this.#records.has(record)
  }

  /** Whether records tell how the note begins, or another member has shared it. True when the note was built anew because that has changed. */
  setPlain(isPlain: boolean): boolean {
    if (this.#isPlain === isPlain) return false
    this.#isPlain = isPlain
    this.rebuild()
    return true
  }

  /**
   * Takes a verified update or part of a state and gives back what was applied by it. `isApplied` says that an own update is in the
   * document already. Raises the codes of checkNoteUpdate and checkNoteState, RECORD_BODY, NOT_ALLOWED for a member's state, NOTE_STATE.
   */
  take(record: OpenedRecord, isApplied: boolean): Uint8Array[] {
    const told =
      record.header.type === 'note-state' ? this.#takePart(record) : this.#takeUpdate(record, isApplied)
    return [...told, ...this.#settle()]
  }

  /** The payload of a record that came as a husk is here: true when the note was built anew with it. What was pruned here is pruned again. */
  takeAgain(record: OpenedRecord): boolean {
    const isNeeded = this.#updates.isMissing(record.id) || record.header.type === 'note-state'
    if (isNeeded && !this.#pruned.has(record.id)) {
      this.rebuild()
      return true
    }
    this.#prune(record.id)
    return false
  }

  /** Goes on with work that was put off, and gives back what was applied by it. */
  work(isLate: () => boolean): Uint8Array[] {
    const told = this.#told(this.#document.work(isLate))
    return [...told, ...this.#settle()]
  }

  /** The parts of a state for members who came later; NOTE_UNKNOWN while this device does not know the note itself, NOTE_TOO_LARGE. */
  share(): Uint8Array[] {
    ensure(this.#document.beginning !== 'unknown', 'NOTE_UNKNOWN')
    this.work(() => false)
    return splitNoteState(this.#document.state())
  }

  /** Forgets the document and folds it again over all records that count. What is wrong with them was counted the first time. */
  rebuild(): void {
    this.#reachedByMe()
    this.#document = createNote(this.#isPlain ? 'known' : 'unknown')
    this.#updates = new NoteUpdates()
    this.#states = new NoteStates()
    this.#judge = this.#createJudge()
    for (const id of this.#records) {
      const record = this.#source.record(id)
      if (record !== undefined && !this.#source.isVoid(record)) holds(() => this.take(record, false))
    }
    const writer = this.#source.writer()
    this.unsent = this.unsent.filter(update =>
      holds(() => {
        this.#document.check(update, writer)
        this.#document.apply(update, writer)
      }),
    )
  }

  #createJudge(): StateJudge {
    return new StateJudge({
      source: this.#source,
      document: this.#document,
      updates: this.#updates,
      unsent: () => this.unsent,
      ownClock: () => this.#reachedByMe(),
      prune: id => this.#prune(id),
    })
  }

  /** Building the note anew takes nothing back that this device has written. */
  #reachedByMe(): number {
    this.#ownClock = Math.max(this.#ownClock, this.#document.expected(this.#source.writer().client))
    return this.#ownClock
  }

  #prune(id: RecordId): void {
    this.#pruned.add(id)
    this.#source.prune(id)
  }

  #takeUpdate(record: OpenedRecord, isApplied: boolean): Uint8Array[] {
    const body = record.body && decodeNoteBody('note-update', record.body)
    const update = body?.kind === 'note-update' ? body.update : null
    this.#records.add(record.id)
    this.#updates.add(record, isApplied ? null : update, update === null)
    if (update === null && this.#document.beginning === 'known') this.#document.beginning = 'partly'
    if (update === null) this.#judge.sawHusk()
    else this.#judge.countHusks()
    if (update === null || isApplied) return []
    return this.#told(this.#document.apply(update, this.#writerOf(record)))
  }

  #writerOf({ header: { strand } }: OpenedRecord): NoteWriter {
    const log = this.#source.log(strand)
    ensure(log !== undefined, 'RECORD_STRAND')
    return { client: log.client, strand, isKnownWhole: log.base === 0 && !this.#updates.isPruned(strand) }
  }

  #takePart(record: OpenedRecord): Uint8Array[] {
    const body = record.body && decodeNoteBody('note-state', record.body)
    this.#records.add(record.id)
    ensure(this.#source.mayShare(record), 'NOT_ALLOWED')
    const whole = this.#states.add(record, body?.kind === 'note-state' ? body : null)
    return whole === null ? [] : this.#told(this.#judge.take(whole))
  }

  /** A note of which everything is known again needs no state any more; and a state that had to wait may be judged now. */
  #settle(): Uint8Array[] {
    const told = this.#told(this.#judge.lookAgain())
    const isWhole = this.#isPlain && !this.#updates.hasMissing && !this.#document.hasGaps
    if (isWhole && this.#document.beginning === 'partly') this.#document.beginning = 'known'
    return told
  }

  #told(updates: Uint8Array[]): Uint8Array[] {
    for (const update of updates) this.#updates.applied(update)
    return updates
  }
}

/** Whether something that may be refused holds. */
function holds(act: () => void): boolean {
  try {
    act()
    return true
  } catch (error) {
    if (errorCodeOf(error) === 'INTERNAL') throw error
    return false
  }
}
