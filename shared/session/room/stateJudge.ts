import { ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { checkNoteState, type NoteState } from '../../documents/notes/checkNoteState.ts'
import type { NoteDocument } from '../../documents/notes/noteDocument.ts'
import type { RecordId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { Ancestors } from '../ledger/ancestorsOf.ts'
import { judgeState, type Verdict } from './judgeState.ts'
import type { NoteSource } from './noteSource.ts'
import type { WholeState } from './noteStates.ts'
import type { NoteUpdates } from './noteUpdates.ts'

/** How often a state that cannot be judged yet is looked at again; and how many such states are kept at hand. */
const TRIES = 8
const OPEN_MAX = 8

/** A state that could not be judged yet. */
type OpenState = { readonly whole: WholeState; readonly tries: number }

/** What a judge is given: one note, and how to prune a record of it. */
export type JudgeParts = {
  readonly source: NoteSource
  readonly document: NoteDocument
  readonly updates: NoteUpdates
  /** Own updates that are in no record yet, and the clock that this device's own have reached. */
  readonly unsent: () => readonly Uint8Array[]
  readonly ownClock: () => number
  readonly prune: (id: RecordId) => void
}

/** Decides what a facilitator's state of a note is to this device: what the note goes on from, what may be pruned for it, or a lie (PROTOCOL.md §10.8). */
export class StateJudge {
  readonly #parts: JudgeParts
  /** The records of states that the note goes on from or that say the same. */
  readonly #states: RecordId[] = []
  #open: OpenState[] = []
  #hasNewHusks = false

  constructor(parts: JudgeParts) {
    this.#parts = parts
  }

  /** Takes a state whose parts are all here and gives back what was applied by it. One that is wrong is destroyed: NOTE_STATE, or the codes of checkNoteState. */
  take(whole: WholeState): Uint8Array[] {
    return this.#look({ whole, tries: TRIES })
  }

  /** An update came without its payload: a state that was there before it may have told what it said. */
  sawHusk(): void {
    this.#hasNewHusks = true
  }

  /** Looks again at states that could not be judged. Those that are found wrong are counted. */
  lookAgain(): Uint8Array[] {
    if (this.#open.length === 0 || this.#parts.document.isBusy) return []
    const isKnown = this.#parts.document.beginning === 'known'
    const open = this.#open.splice(0)
    return open.flatMap(state => {
      if (isKnown && state.tries === 0) this.#open.push(state)
      if (isKnown && state.tries === 0) return []
      return this.#counting(() => this.#look({ ...state, tries: Math.max(0, state.tries - 1) }))
    })
  }

  /** Once more for all husks of late: what was told by a state is missing no more. */
  countHusks(): void {
    if (!this.#hasNewHusks) return
    this.#hasNewHusks = false
    for (const id of this.#states) {
      const record = this.#parts.source.record(id)
      if (record !== undefined) this.#parts.updates.told(this.#ancestors(record).has)
    }
  }

  #counting(look: () => Uint8Array[]): Uint8Array[] {
    try {
      return look()
    } catch (error) {
      this.#parts.source.refused(errorCodeOf(error))
      return []
    }
  }

  #look(state: OpenState): Uint8Array[] {
    try {
      return this.#judge(state)
    } catch (error) {
      // kept, it would be what the note goes on from after the next start
      if (errorCodeOf(error) !== 'INTERNAL') for (const id of state.whole.records) this.#parts.prune(id)
      throw error
    }
  }

  #judge(open: OpenState): Uint8Array[] {
    const { whole } = open
    const state = checkNoteState(whole.parts)
    const { client } = this.#parts.source.writer()
    // nobody else knows better what this device has written
    ensure((state.ends.get(client) ?? 0) <= this.#parts.ownClock(), 'NOTE_STATE')
    const [id] = whole.records
    const record = id === undefined ? undefined : this.#parts.source.record(id)
    if (record === undefined) return []
    const ancestors = lazily(() => this.#ancestors(record))
    if (this.#parts.document.isBusy) return this.#putOff(open)
    if (this.#isNeeded(state)) return this.#goOnFrom(state, whole, ancestors)
    const verdict = this.#verdict(state, ancestors)
    ensure(verdict !== 'differs', 'NOTE_STATE')
    if (verdict === 'unknown') return this.#putOff(open)
    this.#replace(whole, ancestors())
    return []
  }

  /** An update that is in the ledger may still be on its way to the note. */
  #ancestors(record: OpenedRecord): Ancestors {
    const { doc } = record.header
    return this.#parts.source.ancestors(
      record,
      ({ id, header }) => header.type !== 'note-update' || header.doc !== doc || this.#parts.updates.has(id),
    )
  }

  #putOff(open: OpenState): Uint8Array[] {
    this.#open = [...this.#open, open].slice(-OPEN_MAX)
    return []
  }

  /** Whoever came later, or has parts of the note pruned, believes the facilitator in what she cannot know herself. */
  #isNeeded(state: NoteState): boolean {
    const { beginning } = this.#parts.document
    if (beginning !== 'partly') return beginning === 'unknown'
    const { contradicts, isAhead, lost } = this.#parts.document.compare(state)
    return !contradicts && (isAhead || lost.length > 0)
  }

  #goOnFrom(state: NoteState, whole: WholeState, ancestors: () => Ancestors): Uint8Array[] {
    const told = this.#parts.document.takeState(state)
    this.#parts.updates.told(ancestors().has)
    this.#parts.updates.lighten()
    this.#states.push(...whole.records)
    return told
  }

  #verdict(state: NoteState, ancestors: () => Ancestors): Verdict {
    return judgeState(this.#parts.document.compare(state), {
      hasAllBefore: () => ancestors().isWhole,
      later: () => [
        ...this.#parts.updates
          .list(header => !ancestors().has(header))
          .flatMap(id => this.#parts.source.record(id)?.body ?? []),
        ...this.#parts.unsent(),
      ],
    })
  }

  /** The state says the same: the payloads that it covers are destroyed, those of earlier states too (PROTOCOL.md §10.8). */
  #replace(whole: WholeState, { has }: Ancestors): void {
    for (const id of [...this.#parts.updates.list(has, true), ...this.#states.splice(0)]) {
      const header = this.#parts.source.record(id)?.header
      if (header === undefined) continue
      if (has(header)) this.#parts.prune(id)
      else if (header.type === 'note-state') this.#states.push(id)
    }
    this.#parts.updates.told(has)
    this.#parts.updates.lighten()
    this.#states.push(...whole.records)
  }
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
