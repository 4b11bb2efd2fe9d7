import type { StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { GAP_MAX } from '../../room/strand/waitingRecords.ts'

const STRANDS_MAX = 64
/** Most bytes that wait, in all: nobody has vouched for them yet (PROTOCOL.md §13). */
const BYTES_MAX = 16 * 1024 * 1024

/** Records whose strand has not said hello yet, within bounds: 64 strands, 256 records each, 16 MiB in all (PROTOCOL.md §13). */
export class Orphans {
  readonly #byStrand = new Map<StrandId, OpenedRecord[]>()
  #bytes = 0

  /** Keeps a record aside; false when the bounds are reached and it was dropped, to be asked for again. */
  keep(record: OpenedRecord): boolean {
    const kept = this.#byStrand.get(record.header.strand) ?? []
    const at = kept.findIndex(other => other.id === record.id)
    // a husk does not keep the whole record out
    if (at >= 0 && (record.body === null || kept[at]?.body !== null)) return true
    if (!this.#fits(record, at < 0 ? kept.length : at)) return false
    this.#bytes += record.wire.length - (kept[at]?.wire.length ?? 0)
    kept.splice(at < 0 ? kept.length : at, 1, record)
    this.#byStrand.set(record.header.strand, kept)
    return true
  }

  /** Hands back the records of a strand in the order of their seq, and forgets them. */
  claim(strand: StrandId): OpenedRecord[] {
    const kept = this.#byStrand.get(strand) ?? []
    this.#byStrand.delete(strand)
    for (const { wire } of kept) this.#bytes -= wire.length
    return kept.sort((a, b) => a.header.seq - b.header.seq)
  }

  #fits(record: OpenedRecord, inStrand: number): boolean {
    const hasPlace = inStrand === 0 ? this.#byStrand.size < STRANDS_MAX : inStrand < GAP_MAX
    return hasPlace && this.#bytes + record.wire.length <= BYTES_MAX
  }
}
