import { ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { AppliedNote } from './appliedNote.ts'
import type { NoteState } from './checkNoteState.ts'
import { type CheckedNoteUpdate, checkNoteUpdate } from './checkNoteUpdate.ts'
import type { NoteComparison } from './compareNoteState.ts'
import { type HeldUpdate, HeldUpdates, type NoteUpdateNeeds } from './heldUpdates.ts'
import { NoteClocks } from './noteClocks.ts'
import type { NoteBeginning, NoteDocument, NoteWriter } from './noteDocument.ts'
import { type EarlyUpdate, NoteGaps } from './noteGaps.ts'
import { NOTE_UPDATE_MAX } from './noteLimits.ts'
import { readNoteUpdate } from './readNoteUpdate.ts'

/** What a note is to those who use it, and who writes to it (PROTOCOL.md §10.4). */
export type { NoteDocument, NoteWriter } from './noteDocument.ts'

/** A new, empty note (PROTOCOL.md §10.4). */
export function createNote(beginning: NoteBeginning = 'known'): NoteDocument {
  return new Note(beginning)
}

class Note implements NoteDocument {
  beginning: NoteBeginning
  readonly #applied = new AppliedNote()
  readonly #received = new NoteClocks()
  readonly #held = new HeldUpdates()
  readonly #gaps = new NoteGaps()
  readonly #closed = new Set<number>()
  /** Up to which clock states have told what a client wrote. */
  readonly #supplied = new Map<number, number>()
  #refused = 0

  constructor(beginning: NoteBeginning) {
    this.beginning = beginning
  }

  get waiting(): number {
    return this.#held.size + this.#gaps.size
  }

  get refused(): number {
    return this.#refused
  }

  get hasGaps(): boolean {
    return this.#gaps.size > 0
  }

  get isBusy(): boolean {
    return this.#applied.isBusy
  }

  apply(bytes: Uint8Array, writer: NoteWriter): Uint8Array[] {
    this.#received.ensureFree(writer.client, writer.strand)
    const early = { bytes, writer }
    return this.#closing(writer.client, () => {
      if (!this.#gaps.has(writer.strand) && !this.#isBeyond(early)) return this.#take(early)
      this.#gaps.keep(early)
      return []
    })
  }

  check(bytes: Uint8Array, { client }: NoteWriter): void {
    const checked = this.#checkNext(bytes, client)
    ensure(this.#isReady(checked), 'NOTE_CLOCK')
    this.#applied.check(checked)
  }

  takeState(state: NoteState): Uint8Array[] {
    const before = this.work()
    ensure(!this.compare(state).contradicts, 'NOTE_STATE')
    const isSmall = this.#applied.addState(state)
    if (this.beginning === 'unknown') this.beginning = 'partly'
    for (const [client, end] of state.ends) {
      this.#supplied.set(client, Math.max(end, this.#supplied.get(client) ?? 0))
      this.#received.advance(client, Math.max(end, this.expected(client)))
    }
    return isSmall ? [...before, ...this.work()] : before
  }

  compare(state: NoteState): NoteComparison {
    return this.#applied.compare(state)
  }

  work(isLate: () => boolean = () => false): Uint8Array[] {
    const told: Uint8Array[] = []
    do {
      const job = this.#applied.workOn()
      if (job === undefined) break
      if (job !== null) told.push(...job.told, ...this.#release())
    } while (!isLate())
    return told
  }

  state(): Uint8Array {
    return this.#applied.state()
  }

  text(): string {
    return this.#applied.text()
  }

  expected(client: number): number {
    return this.#received.expected(client)
  }

  /** Whether an update goes on from what only a state can bring. Where the beginning is known there is no such thing. */
  #isBeyond({ bytes, writer: { client } }: EarlyUpdate): boolean {
    if (this.beginning === 'known' || bytes.length > NOTE_UPDATE_MAX) return false
    if (this.beginning === 'unknown') return true
    const { structs, deletes } = readNoteUpdate(bytes)
    const [first] = structs
    const end = this.expected(client)
    if (first !== undefined) return first.clock > end
    return deletes.some(range => range.client === client && range.clock + range.length > end)
  }

  #take({ bytes, writer }: EarlyUpdate): Uint8Array[] {
    const { client, strand, isKnownWhole } = writer
    const checked = this.#checkNext(bytes, client)
    // a stranger with a matching clientID must not go on where somebody else left off
    const isFirst = isKnownWhole === true && checked.structs.length > 0 && !this.#received.isClaimed(client)
    ensure(!isFirst || checked.start === 0, 'NOTE_CLOCK')
    this.#received.claim(client, strand)
    const update = { bytes, checked }
    const ready = !this.#held.has(client) && this.#isReady(checked)
    const done = ready && this.#applied.add(checked, bytes)
    if (!ready) this.#held.keep(update)
    this.#received.advance(client, Math.max(checked.end, this.expected(client)))
    return done ? [bytes, ...this.#release()] : []
  }

  #checkNext(bytes: Uint8Array, client: number): CheckedNoteUpdate {
    ensure(!this.#closed.has(client), 'NOTE_CLOCK')
    const expected = this.expected(client)
    const supplied = this.#supplied.get(client) ?? 0
    const clock = supplied > 0 ? Math.min(expected, firstClock(bytes)) : expected
    const checked = checkNoteUpdate(bytes, { client, clock })
    ensure(clock === expected || checked.end <= supplied, 'NOTE_CLOCK')
    return checked
  }

  /** What a state has told of may be on its way in still. */
  #isReady({ client, start, end, structs, needs }: NoteUpdateNeeds): boolean {
    const { clocks } = this.#applied
    const own = structs.length > 0 && end <= (this.#supplied.get(client) ?? 0) ? end : start
    return clocks.reached(client, own) && [...needs].every(([other, clock]) => clocks.reached(other, clock))
  }

  /** Applies all that waited and need wait no longer. */
  #release(): Uint8Array[] {
    const released: Uint8Array[] = []
    for (;;) {
      const next = this.#held.take(update => this.#isReady(update))
      if (next !== null) released.push(...this.#applyHeld(next))
      else {
        const early = this.#gaps.take(update => !this.#isBeyond(update))
        if (early === null) return released
        released.push(...this.#counting(() => this.#closing(early.writer.client, () => this.#take(early))))
      }
    }
  }

  #applyHeld({ bytes, checked }: HeldUpdate): Uint8Array[] {
    return this.#counting(() => {
      try {
        return this.#applied.add(checked, bytes) ? [bytes] : []
      } catch (error) {
        this.#closed.add(checked.client)
        this.#held.drop(checked.client)
        throw error
      }
    })
  }

  /** Refusing one update and taking the next would depend on the order of arrival, and so differ between devices. What waits came before it. */
  #closing<T>(client: number, take: () => T): T {
    try {
      return take()
    } catch (error) {
      this.#closed.add(client)
      throw error
    }
  }

  /** The author of what waited is refused as if it had come in time; the caller sees it in `refused`. */
  #counting(take: () => Uint8Array[]): Uint8Array[] {
    try {
      return take()
    } catch (error) {
      if (errorCodeOf(error) === 'INTERNAL') throw error
      this.#refused += 1
      return []
    }
  }
}

function firstClock(bytes: Uint8Array): number {
  ensure(bytes.length <= NOTE_UPDATE_MAX, 'NOTE_TOO_LARGE')
  return readNoteUpdate(bytes).structs[0]?.clock ?? Number.POSITIVE_INFINITY
}
