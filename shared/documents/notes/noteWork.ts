import { ensure } from '../../bytes/protocolError.ts'
import { cutSpan, type NoteSpan, spanOf } from './noteSpan.ts'
import type { DeleteRange, NoteStruct } from './noteUpdate.ts'
import { type NotePiece, writeNoteUpdate } from './writeNoteUpdate.ts'

/** Something on its way into a document: structs in an order in which they can be applied, then deletions. `told` is what a mirror hears when all is done. */
export type NoteJob = {
  readonly structs: readonly NoteStruct[]
  readonly deletes: readonly DeleteRange[]
  readonly told: readonly Uint8Array[]
}

/** A part of a job that takes little time: an update for Yjs, the structs in it, and the job if it is its last. */
export type NoteSlice = {
  readonly update: Uint8Array
  readonly pieces: readonly NotePiece[]
  readonly done: NoteJob | null
}

/** What may be done at once: some 120 ms at worst. A step is one item that Yjs looks at, about 0.2 µs (PROTOCOL.md §10.7). */
const AT_ONCE = 600_000
/** What one slice may cost: some 30 ms at worst, but for a single struct in a note that is longer than that. */
const SLICE = 150_000
const STEPS_PER_STRUCT = 20
const STEPS_PER_DELETE = 50
/** Cutting an item in two moves all items of its client behind it. */
const ITEMS_PER_STEP = 100

/** Whether a job costs so little at worst, in a document of so many items, that it needs no slices (PROTOCOL.md §10.7). */
export function isSmallWork(job: NoteJob, items: number): boolean {
  const around = items + job.structs.length / 2
  const cost = job.structs.reduce((sum, struct) => sum + stepsFor(struct, job, around), 0)
  return cost + job.deletes.length * deleteCost(around) <= AT_ONCE
}

/** Jobs that are done slice by slice, one after the other, so that no record can stop everything else (PROTOCOL.md §10.7). */
export class NoteWork {
  readonly #jobs: NoteJob[] = []
  #structs = 0
  #deletes = 0

  /** True when nothing is to be done. */
  get isDone(): boolean {
    return this.#jobs.length === 0
  }

  /** Puts a job behind the others. */
  add(job: NoteJob): void {
    this.#jobs.push(job)
  }

  /** The next slice, for a document of so many items; null when nothing is to be done. */
  next(items: number): NoteSlice | null {
    const [job] = this.#jobs
    if (job === undefined) return null
    const pieces = this.#takeStructs(job, items)
    const hasRoom = this.#structs === job.structs.length && pieces.length === 0
    const deletes = hasRoom ? this.#takeDeletes(job, items) : []
    const isLast = this.#structs === job.structs.length && this.#deletes === job.deletes.length
    if (isLast) this.#finish()
    return { update: writeNoteUpdate(pieces, deletes), pieces, done: isLast ? job : null }
  }

  #takeStructs(job: NoteJob, items: number): NotePiece[] {
    const pieces: NotePiece[] = []
    for (let cost = 0; cost < SLICE; this.#structs++) {
      const struct = job.structs[this.#structs]
      if (struct === undefined) break
      pieces.push(pieceOf(spanOf(struct)))
      cost += stepsFor(struct, job, items + pieces.length)
    }
    return pieces
  }

  #takeDeletes({ deletes }: NoteJob, items: number): DeleteRange[] {
    const count = Math.max(1, Math.floor(SLICE / deleteCost(items)))
    const taken = deletes.slice(this.#deletes, this.#deletes + count)
    this.#deletes += taken.length
    return taken
  }

  #finish(): void {
    this.#jobs.shift()
    this.#structs = 0
    this.#deletes = 0
  }
}

function deleteCost(items: number): number {
  return STEPS_PER_DELETE + items / ITEMS_PER_STEP
}

/**
 * How many items Yjs may look at for a struct: one behind its author's own last struct, where nothing new can stand yet; no more than
 * the job's own beside or inside what the job brings; else all there are.
 */
function stepsFor(
  { client, clock, origin, parent }: NoteStruct,
  { structs }: NoteJob,
  items: number,
): number {
  if (origin?.client === client && origin.clock === clock - 1) return STEPS_PER_STRUCT
  const [first] = structs
  const beside = origin ?? (typeof parent === 'string' ? null : parent)
  const isInside = first?.client === client && beside?.client === client && beside.clock >= first.clock
  return STEPS_PER_STRUCT + (isInside ? Math.min(items, structs.length / 2) : items)
}

function pieceOf(span: NoteSpan): NotePiece {
  const cut = cutSpan(span, { bytes: Number.POSITIVE_INFINITY, length: Number.POSITIVE_INFINITY })
  ensure(cut?.rest === null, 'INTERNAL')
  return cut.piece
}
