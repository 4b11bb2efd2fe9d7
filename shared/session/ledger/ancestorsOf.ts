import type { RecordId, StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordHeader } from '../../room/record/recordHeader.ts'
import type { Ledger } from './ledger.ts'

/** What the author of a record knew when she wrote it, as far as it is known here (PROTOCOL.md §10.8). */
export type Ancestors = {
  /** True for a record that is named by `deps` and `prev`, over any number of steps. */
  has(header: RecordHeader): boolean
  /** True when nothing that is named is missing here, but for what this device came too late for. */
  readonly isWhole: boolean
}

/**
 * Everything that a verified record leads to by `deps` and `prev`, in time linear in their number (PROTOCOL.md §5). `isHere` says whether
 * what is in the ledger has come to whoever asks.
 */
export function ancestorsOf(
  ledger: Ledger,
  record: OpenedRecord,
  isHere: (record: OpenedRecord) => boolean = () => true,
): Ancestors {
  const search = new Search(ledger, isHere)
  search.run(record)
  const { strand, seq } = record.header
  return {
    has: header => search.reaches(header) && !(header.strand === strand && header.seq === seq),
    isWhole: search.isWhole,
  }
}

/** A strand's records lead to all before them: how far each strand is reached says everything. */
class Search {
  readonly #ledger: Ledger
  readonly #isHere: (record: OpenedRecord) => boolean
  readonly #first: number
  readonly #reached = new Map<StrandId, number>()
  readonly #open: OpenedRecord[] = []
  isWhole = true

  constructor(ledger: Ledger, isHere: (record: OpenedRecord) => boolean) {
    this.#ledger = ledger
    this.#isHere = isHere
    this.#first = ledger.epochs[0]?.number ?? 0
  }

  reaches({ strand, seq }: RecordHeader): boolean {
    return seq <= (this.#reached.get(strand) ?? -1)
  }

  run(start: OpenedRecord): void {
    this.#open.push(start)
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) this.#reach(next.header)
  }

  #reach({ strand, seq }: RecordHeader): void {
    const log = this.#ledger.strand(strand)
    if (log === undefined) return
    const before = this.#reached.get(strand) ?? log.base - 1
    if (seq <= before) return
    this.#reached.set(strand, seq)
    for (let place = seq; place > before; place--) this.#follow(log.idAt(place))
  }

  #follow(id: RecordId | undefined): void {
    const record = id === undefined ? undefined : this.#ledger.record(id)
    if (record === undefined) return
    if (!this.#isHere(record)) this.isWhole = false
    const { header } = record
    for (const dep of header.deps) {
      const known = this.#ledger.record(dep)
      if (known !== undefined) this.#open.push(known)
      else if (!this.#isBorder(header)) this.isWhole = false
    }
  }

  /** The hellos of the first epoch that this device knows name what came before it. */
  #isBorder({ epoch, type }: RecordHeader): boolean {
    return type === 'hello' && (this.#ledger.epoch(epoch)?.number ?? 0) <= this.#first
  }
}
