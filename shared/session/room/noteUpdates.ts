import type { RecordId, StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordHeader } from '../../room/record/recordHeader.ts'

/** What became of each update of a note: applied, waiting, or pruned before it could be applied (PROTOCOL.md §10.8). */
export class NoteUpdates {
  readonly #headers = new Map<RecordId, RecordHeader>()
  readonly #applied = new Set<RecordId>()
  readonly #open = new Map<Uint8Array, RecordId>()
  readonly #missing = new Set<RecordId>()
  readonly #prunedStrands = new Set<StrandId>()
  #weight = { records: 0, bytes: 0 }

  /** How many updates came since the last state, and how many bytes they are. */
  get weight(): { readonly records: number; readonly bytes: number } {
    return this.#weight
  }

  /** True for an update that has come, with its payload or without. */
  has(id: RecordId): boolean {
    return this.#headers.has(id)
  }

  /** True while the payload of an update is gone and no state has told what it said. */
  get hasMissing(): boolean {
    return this.#missing.size > 0
  }

  /** True for an update whose payload is gone and that no state has told. */
  isMissing(id: RecordId): boolean {
    return this.#missing.has(id)
  }

  /** True for a strand of which an update came without its payload. */
  isPruned(strand: StrandId): boolean {
    return this.#prunedStrands.has(strand)
  }

  /** Takes an update: with the bytes that are to be applied; null for one that is applied already, or, `isHusk`, cannot be. */
  add({ id, header }: OpenedRecord, update: Uint8Array | null, isHusk: boolean): void {
    this.#headers.set(id, header)
    this.#weight = { records: this.#weight.records + 1, bytes: this.#weight.bytes + header.payloadLength }
    if (isHusk) this.#missing.add(id)
    else if (update === null) this.#applied.add(id)
    else this.#open.set(update, id)
    if (isHusk) this.#prunedStrands.add(header.strand)
  }

  /** An update was applied. */
  applied(update: Uint8Array): void {
    const id = this.#open.get(update)
    this.#open.delete(update)
    if (id !== undefined) this.#applied.add(id)
  }

  /** A state has told everything that some records said. */
  told(isTold: (header: RecordHeader) => boolean): void {
    for (const id of this.#missing) {
      const header = this.#headers.get(id)
      if (header !== undefined && isTold(header)) this.#missing.delete(id)
    }
  }

  /** There is a new state. */
  lighten(): void {
    this.#weight = { records: 0, bytes: 0 }
  }

  /** The updates for which `isIn` says yes; `isApplied` leaves out those that are not in the document. */
  list(isIn: (header: RecordHeader) => boolean, isApplied = false): RecordId[] {
    const listed = isApplied ? [...this.#applied] : [...this.#headers.keys()]
    return listed.filter(id => {
      const header = this.#headers.get(id)
      return header !== undefined && isIn(header)
    })
  }
}
