import { type ErrorCode, ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { decodeChatBody, encodeChatBody } from '../../documents/chat/chatBody.ts'
import { createTimeline, type Timeline } from '../../documents/chat/createTimeline.ts'
import type { TimelineEntry, TimelineRecord } from '../../documents/chat/timelineRecord.ts'
import { decodeNoteBody } from '../../documents/notes/noteBody.ts'
import type { Clock } from '../../ports/clock.ts'
import { CHAT_DOC, type DeviceId, type DocId, type EpochId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { NO_RECORD } from '../../room/record/recordHeader.ts'
import { may } from '../../room/rules.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import type { Draft } from '../../room/strand/strandWriter.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { RateLimit } from './rateLimit.ts'
import { RoomNotes } from './roomNotes.ts'

/** A message of the timeline. */
export type ChatEntry = TimelineEntry

/** Messages in a row, and then a second (PROTOCOL.md §13). */
const BURST = 30
const PER_SECOND = 1

/** What the documents of a room tell it. */
export type DocumentsListener = {
  changed(): void
  timelineChanged(from: number, total: number): void
  noteUpdate(note: DocId, update: Uint8Array): void
  refused(code: ErrorCode): void
}

/** The timeline and the notes of a room, folded from its verified records (PROTOCOL.md §10). */
export class RoomDocuments {
  readonly #clock: Clock
  readonly #write: (draft: Omit<Draft, 'deps'>) => OpenedRecord
  readonly #listener: DocumentsListener
  readonly #timeline: Timeline
  readonly #notes: RoomNotes
  readonly #limit: RateLimit
  #ledger: Ledger | null = null

  constructor(
    clock: Clock,
    write: (draft: Omit<Draft, 'deps'>) => OpenedRecord,
    listener: DocumentsListener,
  ) {
    this.#clock = clock
    this.#write = write
    this.#listener = listener
    this.#limit = new RateLimit(BURST, PER_SECOND, clock.now())
    this.#timeline = createTimeline({ isFacilitator: (device, epoch) => this.#isFacilitator(device, epoch) })
    this.#notes = new RoomNotes(
      clock,
      (type, doc, body) => write({ type, doc, body, at: clock.now() }),
      (note, update) => listener.noteUpdate(note, update),
      (a, b) => this.#timeline.compare(a, b),
    )
  }

  /** The room's title as its members set it last; null while nobody has. */
  get title(): string | null {
    return this.#timeline.title
  }

  /** Takes a verified record. A body that is wrong changes no document and is counted (PROTOCOL.md §5). */
  take(ledger: Ledger, record: OpenedRecord, log: StrandLog): void {
    this.#ledger = ledger
    const chat = this.#chatBody(record)
    this.#addToTimeline(ledger, record, chat)
    try {
      this.#takeNote(record, log, log.strand === ledger.writer.strand)
    } catch (error) {
      this.#listener.refused(errorCodeOf(error))
    }
  }

  /** Writes a message; TEXT_EMPTY, TEXT_TOO_LONG, RATE. */
  sendMessage(text: string): OpenedRecord {
    const body = encodeChatBody({ kind: 'message', text })
    ensure(this.#limit.take(this.#clock.now()), 'RATE')
    return this.#write({ type: 'message', doc: CHAT_DOC, body, at: this.#clock.now() })
  }

  /** A page of messages that ends before position `before`, or at the end. */
  page(
    before: number | null,
    limit: number,
  ): { entries: readonly ChatEntry[]; start: number; total: number } {
    return { ...this.#timeline.page(before, limit), total: this.#timeline.length }
  }

  /** The notes of the room. */
  get notes(): RoomNotes {
    return this.#notes
  }

  #chatBody(record: OpenedRecord): TimelineRecord['body'] {
    const { type } = record.header
    if (type !== 'message' && type !== 'remove' && type !== 'hide' && type !== 'setting') return null
    if (record.body === null) return type === 'message' ? { kind: 'pruned' } : null
    try {
      return decodeChatBody(type, record.body)
    } catch (error) {
      this.#listener.refused(errorCodeOf(error))
      return null
    }
  }

  #addToTimeline(ledger: Ledger, record: OpenedRecord, body: TimelineRecord['body']): void {
    const { epoch, author, strand, seq, at, deps, prev } = record.header
    const epochNumber = ledger.epoch(epoch)?.number ?? 0
    const all = prev === NO_RECORD ? deps : [...deps, prev]
    const { from } = this.#timeline.add({
      id: record.id,
      epochNumber,
      epoch,
      author,
      strand,
      seq,
      deps: all,
      at,
      body,
    })
    if (body === null) return
    this.#listener.timelineChanged(from, this.#timeline.length)
    if (body.kind === 'setting') this.#listener.changed()
  }

  #takeNote(record: OpenedRecord, log: StrandLog, own: boolean): void {
    const { type } = record.header
    if (type !== 'note-create' && type !== 'note-rename' && type !== 'note-update' && type !== 'note-state')
      return
    ensure(record.body !== null, 'RECORD_BODY')
    this.#notes.take(record, decodeNoteBody(type, record.body), log, own)
    if (type !== 'note-update') this.#listener.changed()
  }

  #isFacilitator(device: DeviceId, epoch: EpochId): boolean {
    const state = this.#ledger?.epoch(epoch)?.state
    return state !== undefined && may(state, device, 'hide')
  }
}
