import type { ErrorCode } from '../../bytes/protocolError.ts'
import type { EpochId, RecordId } from '../ids.ts'
import type { OpenedRecord } from '../record/record.ts'
import { NO_RECORD } from '../record/recordHeader.ts'

/** Most stretches of one strand that a reader keeps apart (PROTOCOL.md §13). */
export const STRETCHES_MAX = 64

/** Places of a strand, `from` to `to`, both included. */
export type Places = { readonly from: number; readonly to: number }

/** Verified records one after the other: where they begin, what the first names as `prev`, and the epoch of their newest hello. */
type Stretch = {
  readonly from: number
  readonly prev: RecordId
  readonly ids: RecordId[]
  hello: EpochId | null
}

const endOf = ({ from, ids }: Stretch): number => from + ids.length

/**
 * Which places of a strand hold a verified record. They are one stretch, or several where the strand went through epochs that this
 * reader had no keys of: between two stretches nothing is known (PROTOCOL.md §5.1).
 */
export class StrandPlaces {
  readonly #start: number
  #stretches: Stretch[] = []

  /** Nothing is verified yet; the first record is to stand at `start`. */
  constructor(start: number) {
    this.#start = start
  }

  /** Seq of the first record known. */
  get base(): number {
    return this.#stretches[0]?.from ?? this.#start
  }

  /** Seq after the newest record. */
  get next(): number {
    const last = this.#stretches.at(-1)
    return last === undefined ? this.#start : endOf(last)
  }

  /** Epoch of the newest hello. */
  get lastHello(): EpochId | null {
    return this.#stretches.at(-1)?.hello ?? null
  }

  /** Id of the record at a place. */
  idAt(seq: number): RecordId | undefined {
    const stretch = this.#stretches.findLast(({ from }) => from <= seq)
    return stretch?.ids[seq - stretch.from]
  }

  /** What lies between the stretches, and before the first, oldest first. */
  get gaps(): Places[] {
    const ends = [0, ...this.#stretches.map(endOf)]
    const gaps = this.#stretches.map(({ from }, at) => ({ from: ends[at] ?? 0, to: from - 1 }))
    return gaps.filter(({ from, to }) => from <= to)
  }

  /** True for the place that is the next of a stretch, or where the first record is to stand. */
  isNext(seq: number): boolean {
    return this.#stretches.length === 0 ? seq === this.#start : this.#endingAt(seq) !== undefined
  }

  /** True while there may be one more stretch. */
  get hasRoom(): boolean {
    return this.#stretches.length < STRETCHES_MAX
  }

  /** Begins a stretch where a record that was verified before lies behind one that was lost, while there may be more of them. */
  resume({ header }: OpenedRecord): void {
    if (this.hasRoom && this.idAt(header.seq) === undefined)
      this.#begin(header.seq, header.prev).hello = header.epoch
  }

  /** Why a record cannot stand at its place, if it cannot: it links to the record before and the one after, and the first of every epoch is a hello (PROTOCOL.md §5). */
  faultOf({ id, header }: OpenedRecord): ErrorCode | null {
    const before = this.#endingAt(header.seq)
    const prev = header.seq === 0 ? NO_RECORD : before?.ids.at(-1)
    if (prev !== undefined && header.prev !== prev) return 'RECORD_SEQUENCE'
    const after = this.#startingAt(header.seq + 1)
    if (after !== undefined && after.prev !== id) return 'RECORD_SEQUENCE'
    return header.type !== 'hello' && header.epoch !== before?.hello ? 'RECORD_EPOCH' : null
  }

  /** Puts a record without fault at its place, and gives back the next place of its stretch. */
  add({ id, header }: OpenedRecord): number {
    const stretch = this.#endingAt(header.seq) ?? this.#begin(header.seq, header.prev)
    stretch.ids.push(id)
    if (header.type === 'hello') stretch.hello = header.epoch
    this.#join(stretch)
    return endOf(stretch)
  }

  #begin(from: number, prev: RecordId): Stretch {
    const stretch = { from, prev, ids: [], hello: null }
    this.#stretches = [...this.#stretches, stretch].sort((a, b) => a.from - b.from)
    return stretch
  }

  /** Takes the stretch that begins where this one ends into this one. */
  #join(stretch: Stretch): void {
    const after = this.#startingAt(endOf(stretch))
    if (after === undefined) return
    for (const id of after.ids) stretch.ids.push(id)
    stretch.hello = after.hello
    this.#stretches = this.#stretches.filter(other => other !== after)
  }

  #endingAt(seq: number): Stretch | undefined {
    return this.#stretches.findLast(stretch => endOf(stretch) === seq)
  }

  #startingAt(seq: number): Stretch | undefined {
    return this.#stretches.find(({ from }) => from === seq)
  }
}
