import { ensure } from '../../bytes/protocolError.ts'
import type { MessageView } from '../../ports/screenViews.ts'
import type { DocId, RecordId } from '../../room/ids.ts'
import { mayWrite } from '../../room/rules.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Replication } from '../replication/replication.ts'
import { replyView } from './replyView.ts'
import type { ChatEntry, MessageExtras, RoomDocuments } from './roomDocuments.ts'
import { messageView } from './roomView.ts'
import { type SearchLimits, searchMessages } from './searchMessages.ts'

/** So many messages are looked at in one step. */
const STEP = 64

/** What people say and write in a room: messages and notes (PROTOCOL.md §10). Writing needs an open room. */
export class RoomDesk {
  readonly #ledger: Ledger
  readonly #documents: RoomDocuments
  readonly #replication: Replication
  readonly #isOpen: () => boolean
  readonly #isSaved: (record: RecordId) => boolean

  /** Position of the first own message that somebody lacked when it was looked for last. */
  #unconfirmed = 0

  constructor(
    ledger: Ledger,
    documents: RoomDocuments,
    replication: Replication,
    isOpen: () => boolean,
    isSaved: (record: RecordId) => boolean = () => false,
  ) {
    this.#ledger = ledger
    this.#documents = documents
    this.#replication = replication
    this.#isOpen = isOpen
    this.#isSaved = isSaved
    documents.attend(ledger, isOpen)
  }

  /** Writes a message; TEXT_EMPTY, TEXT_TOO_LONG, NAME_INVALID, RATE, ROOM_CLOSED. */
  sendMessage(text: string, extras?: MessageExtras): RecordId {
    ensure(this.#isOpen(), 'ROOM_CLOSED')
    return this.#documents.sendMessage(text, extras).id
  }

  /** Takes an own message back: its words are pruned on every device that hears of it; NOT_ALLOWED, RECORD_UNKNOWN, RATE, ROOM_CLOSED. */
  removeMessage(record: RecordId): void {
    ensure(this.#isOpen(), 'ROOM_CLOSED')
    this.#documents.removeMessage(this.#ledger, record)
  }

  /** Hides anybody's message in the same way; NOT_ALLOWED for a member, RECORD_UNKNOWN, RATE, ROOM_CLOSED. */
  hideMessage(record: RecordId): void {
    ensure(this.#isOpen(), 'ROOM_CLOSED')
    this.#documents.hideMessage(this.#ledger, record)
  }

  /** A page of the timeline that ends before position `before`. */
  readTimeline(
    before: number | null,
    limit: number,
  ): { messages: MessageView[]; start: number; total: number } {
    const page = this.#documents.page(before, limit)
    return {
      start: page.start,
      total: page.total,
      messages: page.entries.map(entry => this.#view(entry)),
    }
  }

  /** Where a message stands; null where there is none of this id. */
  placeOfMessage(record: RecordId): { position: number | null } {
    return { position: this.#documents.positionOf(record) ?? null }
  }

  /** Messages in which a text stands, newest first, as far as one call looks. */
  searchTimeline(
    text: string,
    limits: SearchLimits,
  ): { found: { position: number; message: MessageView }[]; more: boolean; reached: number } {
    const read = (before: number | null, count: number) => this.#documents.page(before, count)
    const { found, reached } = searchMessages(read, text, { ...limits, self: this.#ledger.keys.device })
    return {
      found: found.map(({ position, entry }) => ({ position, message: this.#view(entry) })),
      more: reached > 0,
      reached,
    }
  }

  /** Makes a note and gives its id; NAME_INVALID, ROOM_CLOSED. */
  createNote(title: string): DocId {
    ensure(this.#isOpen(), 'ROOM_CLOSED')
    return this.#documents.notes.create(title)
  }

  /** The state of a note for an editor's mirror, and the clientID it writes under; NOTE_UNKNOWN. */
  openNote(note: DocId): { state: Uint8Array; client: number } {
    return { state: this.#documents.notes.open(note), client: this.#ledger.writer.client }
  }

  /** Takes an update of the mirror; NOTE_UNKNOWN, NOTE_CLIENT, NOTE_CLOCK, NOTE_STRUCT, NOTE_TOO_LARGE, ROOM_CLOSED, ROOM_SECURING, ROOM_PAUSED. */
  updateNote(note: DocId, update: Uint8Array): void {
    ensure(this.#isOpen(), 'ROOM_CLOSED')
    const { active, epochBook, keys, writer } = this.#ledger
    // it is made a record of a little later: what could not be written then must not be taken now
    ensure(epochBook.standing !== 'securing', 'ROOM_SECURING')
    ensure(mayWrite(active.state, keys.device), 'ROOM_PAUSED')
    const { client, strand } = writer
    this.#documents.notes.update(note, update, { client, strand })
  }

  /** Gives whoever came after a note was written the note as it is; NOT_ALLOWED, NOTE_UNKNOWN, NOTE_TOO_LARGE, ROOM_CLOSED (PROTOCOL.md §10.8). */
  shareNote(note: DocId): void {
    ensure(this.#isOpen(), 'ROOM_CLOSED')
    this.#documents.notes.share(note)
  }

  /** The mirror of this note is gone. */
  closeNote(note: DocId): void {
    this.#documents.notes.close(note)
  }

  /** Somebody confirmed records: gives the first position whose delivery words may have changed, and how many there are; null when none can have. */
  confirmationsChanged(): { readonly from: number; readonly total: number } | null {
    const from = this.#unconfirmed
    const { total } = this.#documents.page(null, 0)
    this.#unconfirmed = this.#firstUnconfirmed(from, total)
    return from < total ? { from, total } : null
  }

  #view(entry: ChatEntry): MessageView {
    const view = messageView(entry, this.#ledger, this.#replication, this.#isSaved)
    return { ...view, reply: replyView(entry.replyTo, this.#documents, this.#ledger) }
  }

  /** In small steps: with somebody away for long, most of the timeline is behind the first that she lacks. */
  #firstUnconfirmed(from: number, total: number): number {
    for (let start = from; start < total; start += STEP) {
      const { entries } = this.#documents.page(Math.min(total, start + STEP), Math.min(STEP, total - start))
      const views = entries.map(entry => this.#view(entry))
      const first = views.findIndex(({ mine, delivered, others }) => mine && delivered < others)
      if (first >= 0) return start + first
    }
    return total
  }
}
