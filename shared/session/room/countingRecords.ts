import type { ErrorCode } from '../../bytes/protocolError.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { mayWrite } from '../../room/rules.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RoomDocuments } from './roomDocuments.ts'

/** Which verified records count: only those become part of the room's documents (PROTOCOL.md §4.4, §4.5). */
export class CountingRecords {
  readonly #ledger: Ledger
  readonly #documents: RoomDocuments
  readonly #refused: (code: ErrorCode) => void
  #void = ''

  constructor(ledger: Ledger, documents: RoomDocuments, refused: (code: ErrorCode) => void) {
    this.#ledger = ledger
    this.#documents = documents
    this.#refused = refused
  }

  /** Takes a verified record. What may not stand changes nothing, and is told as RECORD_ROLE: a member's words in a paused room (PROTOCOL.md §4.4). */
  take(record: OpenedRecord, log: StrandLog): void {
    const { type, author, epoch } = record.header
    const state = this.#ledger.epoch(epoch)?.state
    const isFree = type === 'hello' || type === 'leave' || type === 'remove'
    if (isFree || (state !== undefined && mayWrite(state, author)))
      this.#documents.take(this.#ledger, record, log)
    else this.#refused('RECORD_ROLE')
    if (this.#ledger.epochBook.isVoid(record.header)) this.turned()
  }

  /** Which records count may have changed: then everything is told anew from those that do (PROTOCOL.md §4.5). */
  turned(): void {
    const { epochBook, strands } = this.#ledger
    const ends = [...strands]
      .map(log => ({ log, end: epochBook.voidFrom(log.author, log.strand) }))
      .filter(({ log, end }) => end < log.next)
    const isVoid = ends.map(({ log, end }) => `${log.strand} ${end}`).join()
    if (isVoid === this.#void) return
    this.#void = isVoid
    this.#documents.rebuild(this.#ledger, record => epochBook.isVoid(record.header))
  }
}
