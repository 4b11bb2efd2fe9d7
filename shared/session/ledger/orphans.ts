import type { StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { GAP_MAX } from '../../room/strand/strandLog.ts'

const STRANDS_MAX = 64

/** Records whose strand has not said hello yet, within bounds: 64 strands, 256 records each (PROTOCOL.md §13). */
export class Orphans {
  readonly #byStrand = new Map<StrandId, OpenedRecord[]>()

  /** Keeps a record aside; false when the bounds are reached and it was dropped, to be asked for again. */
  keep(record: OpenedRecord): boolean {
    const kept = this.#byStrand.get(record.header.strand) ?? []
    if (kept.length >= GAP_MAX || (kept.length === 0 && this.#byStrand.size >= STRANDS_MAX)) return false
    if (!kept.some(other => other.id === record.id)) kept.push(record)
    this.#byStrand.set(record.header.strand, kept)
    return true
  }

  /** Hands back the records of a strand in the order of their seq, and forgets them. */
  claim(strand: StrandId): OpenedRecord[] {
    const kept = this.#byStrand.get(strand) ?? []
    this.#byStrand.delete(strand)
    return kept.sort((a, b) => a.header.seq - b.header.seq)
  }
}
