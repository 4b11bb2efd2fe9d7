import { type ErrorCode, ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import type { RecordId, StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordHeader } from '../../room/record/recordHeader.ts'
import { claimedRecordId, openRecord, recordTagOf } from '../../room/record/sealRecord.ts'
import type { EpochBook } from './epochBook.ts'
import type { LedgerListener } from './ledgerListener.ts'

/** Whether a record was asked for. */
export type Asked = (header: RecordHeader) => boolean

/** Opens records as they come from the wire, and names to the listener what is refused (PROTOCOL.md §5). */
export class WireReader {
  readonly #epochs: EpochBook
  readonly #listener: LedgerListener

  constructor(epochs: EpochBook, listener: LedgerListener) {
    this.#epochs = epochs
    this.#listener = listener
  }

  /** The record; "known" when there is nothing to learn from it, null when it is refused. One that was not asked for raises FRAME_UNASKED (PROTOCOL.md §5, §8.3). */
  open(wire: Uint8Array, asked: Asked, isKnown: (id: RecordId) => boolean): OpenedRecord | 'known' | null {
    let header: RecordHeader | undefined
    try {
      if (isKnown(claimedRecordId(wire))) return 'known'
      const epoch = this.#epochs.byTag(recordTagOf(wire))
      ensure(epoch !== undefined, 'RECORD_EPOCH')
      const record = openRecord(wire, epoch, read => {
        header = read
      })
      ensure(asked(record.header), 'FRAME_UNASKED')
      this.#epochs.check(record, epoch)
      return record
    } catch (error) {
      const code = errorCodeOf(error)
      if (code === 'FRAME_UNASKED') throw error
      this.refuse(code, header && { header, id: claimedRecordId(wire) })
      return null
    }
  }

  /** Opens many; gives those that are neither known nor refused by strand, strands in the order in which they came. */
  openAll(
    wires: readonly Uint8Array[],
    asked: Asked,
    isKnown: (id: RecordId) => boolean,
  ): Iterable<OpenedRecord[]> {
    const strands = new Map<StrandId, OpenedRecord[]>()
    for (const wire of wires) {
      const record = this.open(wire, asked, isKnown)
      if (record === null || record === 'known') continue
      const others = strands.get(record.header.strand)
      if (others === undefined) strands.set(record.header.strand, [record])
      else others.push(record)
    }
    return strands.values()
  }

  /** Runs what a record may be refused for; the refusal is told to the listener and gives null. */
  tell<T>(record: OpenedRecord, act: () => T): T | null {
    try {
      return act()
    } catch (error) {
      this.refuse(errorCodeOf(error), record)
      return null
    }
  }

  /** Tells the listener, with the place of the record as far as it could be read. */
  refuse(code: ErrorCode, record?: Pick<OpenedRecord, 'header' | 'id'>): void {
    if (record === undefined) this.#listener.refused(code)
    else {
      const { strand, seq } = record.header
      this.#listener.refused(code, { strand, seq, record: record.id })
    }
  }
}
