import type { OpenedRecord } from '../record/record.ts'

/** Most records kept aside for a strand while earlier ones are missing (PROTOCOL.md §13). */
export const GAP_MAX = 256

/** Authentic records of one strand that wait for the ones before them, one a place (PROTOCOL.md §5). */
export class WaitingRecords {
  readonly #bySeq = new Map<number, OpenedRecord>()

  /** The record that waits for this place. */
  at(seq: number): OpenedRecord | undefined {
    return this.#bySeq.get(seq)
  }

  /** True while one more may wait, or one waits for this place already. */
  hasRoom(seq: number): boolean {
    return this.#bySeq.size < GAP_MAX || this.#bySeq.has(seq)
  }

  /** Keeps a record aside. */
  keep(record: OpenedRecord): void {
    const { seq } = record.header
    // a husk does not take the place of the whole record
    if (!this.#bySeq.get(seq)?.body) this.#bySeq.set(seq, record)
  }

  /** Forgets what waits for this place. */
  drop(seq: number): void {
    this.#bySeq.delete(seq)
  }
}
