import { type ErrorCode, ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { type ChatBody, encodeChatBody } from '../../documents/chat/chatBody.ts'
import { writtenContentNote } from '../../documents/chat/contentNote.ts'
import { createTimeline, type Timeline } from '../../documents/chat/createTimeline.ts'
import type { TimelineEntry } from '../../documents/chat/timelineRecord.ts'
import type { Clock } from '../../ports/clock.ts'
import { CHAT_DOC, type DeviceId, type DocId, type EpochId, type RecordId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { type Action, may } from '../../room/rules.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import type { Draft } from '../../room/strand/strandWriter.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { createNoteSource, createSharingSource } from './noteSources.ts'
import { RateLimit } from './rateLimit.ts'
import { RoomNotes } from './roomNotes.ts'
import { timelineRecordOf } from './timelineRecordOf.ts'

/** A message of the timeline. */
export type ChatEntry = TimelineEntry
/** What a message may say besides its text. */
export type MessageExtras = {
  readonly contentNote?: string | undefined
  readonly replyTo?: RecordId | null | undefined
}
type ChatPage = { entries: readonly ChatEntry[]; start: number; total: number }

/** Messages in a row, and then a second (PROTOCOL.md §13). */
const BURST = 30
const PER_SECOND = 1

/** What the documents of a room tell it. */
export type DocumentsListener = {
  changed(): void
  timelineChanged(from: number, total: number): void
  noteUpdate(note: DocId, update: Uint8Array): void
  /** An open note was built anew: what it is now is no continuation of what a mirror has. */
  noteReplaced(note: DocId): void
  refused(code: ErrorCode): void
}

/** The timeline and the notes of a room, folded from its verified records (PROTOCOL.md §10). */
export class RoomDocuments {
  readonly #clock: Clock
  readonly #write: (draft: Omit<Draft, 'deps'>) => OpenedRecord
  readonly #listener: DocumentsListener
  readonly #notes: RoomNotes
  readonly #limit: RateLimit
  readonly #taken = new Set<RecordId>()
  #timeline = this.#createTimeline()
  #gone: RecordId[] = []
  #ledger: Ledger | null = null
  #isOpen: () => boolean = () => false
  #isVoid: (record: OpenedRecord) => boolean = () => false
  #isAnew = false

  constructor(
    clock: Clock,
    write: (draft: Omit<Draft, 'deps'>) => OpenedRecord,
    listener: DocumentsListener,
  ) {
    this.#clock = clock
    this.#write = write
    this.#listener = listener
    this.#limit = new RateLimit(BURST, PER_SECOND, clock.now())
    const ledger = () => this.#ledger
    this.#notes = new RoomNotes({
      clock,
      write: (type, doc, body) => write({ type, doc, body, at: clock.now() }),
      source: createNoteSource(
        ledger,
        record => this.#isVoid(record),
        code => this.#refuse(code),
      ),
      sharing: createSharingSource(ledger, () => this.#isOpen()),
      compare: (a, b) => this.#timeline.compare(a, b),
      updated: (note, update) => listener.noteUpdate(note, update),
      replaced: note => listener.noteReplaced(note),
    })
  }

  /** The room is there to be written in, as often as `isOpen` says so. */
  attend(ledger: Ledger, isOpen: () => boolean): void {
    this.#ledger = ledger
    this.#isOpen = isOpen
  }

  /** The notes of the room. */
  get notes(): RoomNotes {
    return this.#notes
  }

  /** The payload of a record that was taken as a husk has come. */
  complete(ledger: Ledger, record: OpenedRecord, log: StrandLog): void {
    if (this.#taken.has(record.id)) this.take(ledger, record, log)
  }

  /**
   * Takes a verified record; one whose payload was pruned may come again with it. One that does not count (PROTOCOL.md §4.5), or whose body is
   * wrong, changes no document; the latter is counted (PROTOCOL.md §5). Words that their author or a facilitator has taken away are destroyed (PROTOCOL.md §10.1).
   */
  take(ledger: Ledger, record: OpenedRecord, log: StrandLog): void {
    this.#ledger = ledger
    const isOwn = log.strand === ledger.writer.strand && !this.#taken.has(record.id)
    this.#taken.add(record.id)
    // it may have waited here for an earlier one until its author was taken out
    if (ledger.epochBook.isVoid(record.header)) return
    const from = this.#addToTimeline(ledger, record)
    if (from !== null) this.#listener.timelineChanged(from, this.#timeline.length)
    this.#prune(ledger)
    this.#takeNote(record, isOwn)
  }

  /**
   * Folds everything again over the records that were taken and for which `isVoid` says no: the timeline changed from its beginning, and
   * open notes are replaced. What is wrong with a record was counted the first time (PROTOCOL.md §4.5).
   */
  rebuild(ledger: Ledger, isVoid: (record: OpenedRecord) => boolean): void {
    this.#ledger = ledger
    this.#notes.flush()
    this.#isVoid = isVoid
    this.#isAnew = true
    try {
      this.#timeline = this.#createTimeline()
      for (const record of ledger.records)
        if (this.#taken.has(record.id) && !isVoid(record)) this.#addToTimeline(ledger, record)
      this.#notes.rebuild()
    } finally {
      this.#isAnew = false
    }
    this.#prune(ledger)
    this.#listener.timelineChanged(0, this.#timeline.length)
    this.#listener.changed()
  }

  /** Writes a message, with a content note and as an answer where that is said; TEXT_EMPTY, TEXT_TOO_LONG, NAME_INVALID, RATE. */
  sendMessage(text: string, { contentNote = '', replyTo = null }: MessageExtras = {}): OpenedRecord {
    return this.#writeChat({ kind: 'message', text, contentNote: writtenContentNote(contentNote), replyTo })
  }

  /** Takes the words of an own message away everywhere; RECORD_UNKNOWN, NOT_ALLOWED, RATE. Nothing happens when they are gone. */
  removeMessage(ledger: Ledger, target: RecordId): void {
    const message = this.#known(target)
    ensure(message.author === ledger.keys.device, 'NOT_ALLOWED')
    if (!message.removed) this.#writeChat({ kind: 'remove', target })
  }

  /** Takes the words of anybody's message away everywhere; RECORD_UNKNOWN, NOT_ALLOWED, RATE. Nothing happens when they are gone. */
  hideMessage(ledger: Ledger, target: RecordId): void {
    ensure(may(ledger.active.state, ledger.keys.device, 'hide'), 'NOT_ALLOWED')
    const message = this.#known(target)
    if (!message.hidden) this.#writeChat({ kind: 'hide', target })
  }

  /** The message with this id, if it has come. */
  message(id: RecordId): ChatEntry | undefined {
    return this.#timeline.find(id)
  }

  /** Where the message with this id stands, if it has come. */
  positionOf(id: RecordId): number | undefined {
    return this.#timeline.positionOf(id)
  }

  /** A page of messages that ends before position `before`, or at the end. */
  page(before: number | null, limit: number): ChatPage {
    return { ...this.#timeline.page(before, limit), total: this.#timeline.length }
  }

  #createTimeline(): Timeline {
    return createTimeline({
      isFacilitator: (device, epoch) => this.#may(device, epoch, 'hide'),
      refused: code => this.#refuse(code),
      gone: message => this.#gone.push(message),
    })
  }

  #known(id: RecordId): ChatEntry {
    const message = this.#timeline.find(id)
    ensure(message !== undefined, 'RECORD_UNKNOWN')
    return message
  }

  #writeChat(chat: ChatBody): OpenedRecord {
    const body = encodeChatBody(chat)
    ensure(this.#limit.take(this.#clock.now()), 'RATE')
    return this.#write({ type: chat.kind, doc: CHAT_DOC, body, at: this.#clock.now() })
  }

  /** The first position that may have changed; null for a record that says nothing in the chat. */
  #addToTimeline(ledger: Ledger, record: OpenedRecord): number | null {
    const entry = timelineRecordOf(ledger, record, code => this.#refuse(code))
    const { from } = this.#timeline.add(entry)
    return entry.body === null ? null : from
  }

  #takeNote(record: OpenedRecord, isOwn: boolean): void {
    const { type } = record.header
    if (!type.startsWith('note-')) return
    try {
      this.#notes.take(record, isOwn)
      if (type !== 'note-update') this.#listener.changed()
    } catch (error) {
      this.#refuse(errorCodeOf(error))
    }
  }

  /** The record stays in its place, without its payload. */
  #prune(ledger: Ledger): void {
    for (const id of this.#gone.splice(0)) ledger.prune(id)
  }

  #refuse(code: ErrorCode): void {
    if (!this.#isAnew) this.#listener.refused(code)
  }

  #may(device: DeviceId, epoch: EpochId, action: Action): boolean {
    const state = this.#ledger?.epoch(epoch)?.state
    return state !== undefined && may(state, device, action)
  }
}
