import { ensure } from '../../bytes/protocolError.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import type { EpochId, RecordId, StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { StrandLog } from '../../room/strand/strandLog.ts'
import { BOUNDED, type RunBounds } from '../../room/strand/strandRuns.ts'
import type { Acquaintances } from './acquaintances.ts'
import type { EpochBook } from './epochBook.ts'
import { Heads } from './heads.ts'
import type { LedgerListener, Taken } from './ledgerListener.ts'
import { Orphans } from './orphans.ts'
import { StrandQuota } from './strandQuota.ts'
import { type Asked, WireReader } from './wireReader.ts'

/** What a record book is checked against. */
export type RecordBookParts = {
  readonly epochs: EpochBook
  readonly acquaintances: Acquaintances
  /** This device's keys at the moment. */
  readonly keys: () => DeviceKeys
  readonly listener: LedgerListener
}

/** The verified records of one room, by strand and by id (PROTOCOL.md §5). */
export class RecordBook {
  readonly #parts: RecordBookParts
  readonly #strands = new Map<StrandId, StrandLog>()
  readonly #records = new Map<RecordId, OpenedRecord>()
  readonly #orphans = new Orphans()
  readonly #heads = new Heads()
  readonly #quota = new StrandQuota()
  /** Records whose payload was taken away on this device, or never came and may not: it does not come back. */
  readonly #pruned = new Set<RecordId>()
  readonly #reader: WireReader

  constructor(parts: RecordBookParts) {
    this.#parts = parts
    this.#reader = new WireReader(parts.epochs, parts.listener)
  }

  /** Every verified strand. */
  get strands(): IterableIterator<StrandLog> {
    return this.#strands.values()
  }

  /** Every verified record, in that order. */
  get records(): IterableIterator<OpenedRecord> {
    return this.#records.values()
  }

  /** At most 16 records that no known record names: what the next record depends on (PROTOCOL.md §5). */
  get heads(): RecordId[] {
    return this.#heads.list()
  }

  /** How many strands one device has in an epoch at most. */
  mostStrands(epoch: EpochId): number {
    return this.#quota.most(epoch)
  }

  /** The strand with this id, if its hello was verified. */
  strand(id: StrandId): StrandLog | undefined {
    return this.#strands.get(id)
  }

  /** The verified record with this id. */
  record(id: RecordId): OpenedRecord | undefined {
    return this.#records.get(id)
  }

  /**
   * Takes a record as it came from the wire (PROTOCOL.md §5): "new" when something was verified by it, "kept" when
   * earlier ones are missing. `asked` tells whether it was asked for; a record that was not raises FRAME_UNASKED,
   * every other fault is told to the listener.
   */
  takeWire(wire: Uint8Array, asked: Asked): Taken {
    const record = this.#reader.open(wire, asked, id => this.#isKnown(id))
    if (record === null) return 'refused'
    if (record === 'known') return 'known'
    const isHusk = this.#records.has(record.id)
    const taken = this.#reader.tell(record, () => (isHusk ? this.#complete(record) : this.take(record)))
    if (taken === null) return 'refused'
    if (taken) return 'new'
    return isHusk ? 'known' : 'kept'
  }

  /**
   * Takes many records as they came from the wire, those of each strand by runs (PROTOCOL.md §5.2); true when something was
   * verified by them. When one was not asked for, FRAME_UNASKED is raised and none is taken; every other fault is told to the listener.
   */
  takeWires(wires: readonly Uint8Array[], asked: Asked, bounds = BOUNDED): boolean {
    const strands = this.#reader.openAll(wires, asked, id => this.#isKnown(id))
    let isNew = false
    for (const records of strands) if (this.#takeStrand(records, bounds)) isNew = true
    return isNew
  }

  /** Takes an opened record; true when something was verified by it, false when it waits. The codes of StrandLog.take and Acquaintances; RECORD_STRAND for one strand too many. */
  take(record: OpenedRecord): boolean {
    const log = this.#logFor(record, this.#strands.get(record.header.strand))
    if (log === null) return false
    const verified = log.take(record)
    this.#accept(verified, log)
    return verified.length > 0
  }

  /** Puts the husk of a verified record in its place: here its payload is gone for good (PROTOCOL.md §5). */
  replace(husk: OpenedRecord): void {
    this.#pruned.add(husk.id)
    this.#records.set(husk.id, husk)
    this.#parts.listener.stored?.(husk, false)
  }

  /** The payload of a record that is a husk here is not taken in any more. */
  keepHusk(id: RecordId): void {
    this.#pruned.add(id)
  }

  /** A husk is not all there is to know of a record. */
  #isKnown(id: RecordId): boolean {
    const known = this.#records.get(id)
    return known !== undefined && !this.#lacksBody(known)
  }

  #lacksBody({ id, body }: OpenedRecord): boolean {
    return body === null && !this.#pruned.has(id)
  }

  /** Takes records of one strand. */
  #takeStrand(records: readonly OpenedRecord[], bounds: RunBounds): boolean {
    const fresh = records.filter(({ id }) => !this.#records.has(id))
    const husks = records.filter(({ id }) => this.#records.has(id))
    const completed = husks.filter(record => this.#reader.tell(record, () => this.#complete(record)))
    const inOrder = fresh.sort((a, b) => a.header.seq - b.header.seq)
    return this.#takeRuns(inOrder, bounds) || completed.length > 0
  }

  #takeRuns(records: readonly OpenedRecord[], bounds: RunBounds): boolean {
    let log = records[0] && this.#strands.get(records[0].header.strand)
    const run: OpenedRecord[] = []
    for (const record of records) {
      const own = this.#reader.tell(record, () => this.#logFor(record, log))
      log ??= own ?? undefined
      if (own !== null) run.push(record)
    }
    if (log === undefined) return false
    const verified = log.takeRuns(run, bounds)
    this.#accept(verified, log)
    return verified.length > 0
  }

  /** The strand of a record, begun by it where it may; null when it has to wait for the hello. */
  #logFor(record: OpenedRecord, known: StrandLog | undefined): StrandLog | null {
    const { acquaintances, epochs, keys } = this.#parts
    if (known !== undefined) acquaintances.checkLaterHello(keys(), record, known)
    const hello = known === undefined ? acquaintances.readFirstHello(keys(), record) : null
    this.#quota.check(record)
    if (known !== undefined) return known
    if (hello !== null)
      return new StrandLog(
        record,
        hello.key,
        (code, refused) => this.#reader.refuse(code, refused),
        epoch => epochs.get(epoch) !== undefined,
      )
    ensure(this.#orphans.keep(record), 'RECORD_SEQUENCE')
    return null
  }

  /** A strand counts from its first verified record on: a member could lay down where another's begins, with a copy of her hello. */
  #accept(verified: readonly OpenedRecord[], log: StrandLog): void {
    if (verified.length === 0) return
    this.#strands.set(log.strand, log)
    for (const record of verified) {
      this.#records.set(record.id, record)
      this.#parts.listener.stored?.(record, true)
      this.#heads.add(record)
      this.#quota.add(record)
      this.#parts.acquaintances.learnHello(record)
      this.#parts.listener.accepted(record, log)
    }
    this.#takeOrphans(log.strand)
  }

  /** The whole record of a husk: its id has been verified, its own signature goes on with it. */
  #complete(record: OpenedRecord): boolean {
    const log = this.#strands.get(record.header.strand)
    const husk = this.#records.get(record.id)
    if (log === undefined || husk === undefined || record.body === null || !this.#lacksBody(husk))
      return false
    ensure(log.isSigned(record), 'BAD_SIGNATURE')
    this.#records.set(record.id, record)
    this.#parts.listener.stored?.(record, false)
    this.#parts.acquaintances.learnHello(record)
    this.#parts.listener.completed?.(record, log)
    return true
  }

  /** They were kept unchecked: whoever put a wrong one among them must not take the others away. */
  #takeOrphans(strand: StrandId): void {
    for (const orphan of this.#orphans.claim(strand))
      if (!this.#records.has(orphan.id)) this.#reader.tell(orphan, () => this.take(orphan))
  }
}
