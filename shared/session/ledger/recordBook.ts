import { ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import type { RecordId, StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordHeader } from '../../room/record/recordHeader.ts'
import { claimedRecordId, openRecord, recordTagOf } from '../../room/record/sealRecord.ts'
import { StrandLog } from '../../room/strand/strandLog.ts'
import type { Acquaintances } from './acquaintances.ts'
import type { EpochBook } from './epochBook.ts'
import { Heads } from './heads.ts'
import { type LedgerListener, type Taken, telling } from './ledgerListener.ts'
import { Orphans } from './orphans.ts'

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

  constructor(parts: RecordBookParts) {
    this.#parts = parts
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
  takeWire(wire: Uint8Array, asked: (header: RecordHeader) => boolean): Taken {
    const { epochs, listener } = this.#parts
    try {
      if (this.#records.has(claimedRecordId(wire))) return 'known'
      const epoch = epochs.byTag(recordTagOf(wire))
      ensure(epoch !== undefined, 'RECORD_EPOCH')
      const record = openRecord(wire, epoch)
      ensure(asked(record.header), 'FRAME_UNASKED')
      epochs.check(record, epoch)
      return this.take(record) ? 'new' : 'kept'
    } catch (error) {
      const code = errorCodeOf(error)
      if (code === 'FRAME_UNASKED') throw error
      listener.refused(code)
      return 'refused'
    }
  }

  /** Takes an opened record; true when something was verified by it, false when it waits. The codes of StrandLog.take and Acquaintances. */
  take(record: OpenedRecord): boolean {
    const { acquaintances, keys } = this.#parts
    const known = this.#strands.get(record.header.strand)
    const log = known ?? this.#startStrand(record)
    if (log === null) {
      ensure(this.#orphans.keep(record), 'RECORD_SEQUENCE')
      return false
    }
    if (known !== undefined) acquaintances.checkLaterHello(keys(), record, known)
    const verified = log.take(record)
    // not before its signature: a member could lay down where another's strand begins, with a copy of her hello
    this.#strands.set(log.strand, log)
    for (const next of verified) this.#accept(next, log)
    return verified.length > 0
  }

  #startStrand(record: OpenedRecord): StrandLog | null {
    const { acquaintances, keys, listener } = this.#parts
    const hello = acquaintances.readFirstHello(keys(), record)
    return hello && new StrandLog(record, hello.key, code => listener.refused(code))
  }

  #accept(record: OpenedRecord, log: StrandLog): void {
    this.#records.set(record.id, record)
    this.#heads.add(record)
    this.#parts.acquaintances.learnLeaf(record)
    this.#parts.listener.accepted(record, log)
    if (record.id === log.head) this.#takeOrphans(log.strand)
  }

  /** They were kept unchecked: whoever put a wrong one among them must not take the others away. */
  #takeOrphans(strand: StrandId): void {
    for (const orphan of this.#orphans.claim(strand)) telling(this.#parts.listener, () => this.take(orphan))
  }
}
