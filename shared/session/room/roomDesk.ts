import { ensure } from '../../bytes/protocolError.ts'
import type { MessageView } from '../../ports/screenViews.ts'
import type { DocId, RecordId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Replication } from '../replication/replication.ts'
import type { RoomDocuments } from './roomDocuments.ts'
import { messageView } from './roomView.ts'

/** What people say and write in a room: messages and notes (PROTOCOL.md §10). Writing needs an open room. */
export class RoomDesk {
  readonly #ledger: Ledger
  readonly #documents: RoomDocuments
  readonly #replication: Replication
  readonly #isOpen: () => boolean

  /** Position of the first own message that somebody lacked when it was looked for last. */
  #unconfirmed = 0

  constructor(ledger: Ledger, documents: RoomDocuments, replication: Replication, isOpen: () => boolean) {
    this.#ledger = ledger
    this.#documents = documents
    this.#replication = replication
    this.#isOpen = isOpen
  }

  /** Writes a message; TEXT_EMPTY, TEXT_TOO_LONG, RATE, ROOM_CLOSED. */
  sendMessage(text: string): RecordId {
    ensure(this.#isOpen(), 'ROOM_CLOSED')
    return this.#documents.sendMessage(text).id
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
      messages: page.entries.map(entry => messageView(entry, this.#ledger, this.#replication)),
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

  /** Takes an update of the mirror; NOTE_UNKNOWN, NOTE_CLIENT, NOTE_CLOCK, NOTE_STRUCT, NOTE_TOO_LARGE, ROOM_CLOSED. */
  updateNote(note: DocId, update: Uint8Array): void {
    ensure(this.#isOpen(), 'ROOM_CLOSED')
    const { client, strand } = this.#ledger.writer
    this.#documents.notes.update(note, update, { client, strand })
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

  #firstUnconfirmed(from: number, total: number): number {
    const { entries } = this.#documents.page(total, total - from)
    const views = entries.map(entry => messageView(entry, this.#ledger, this.#replication))
    const first = views.findIndex(({ mine, delivered, others }) => mine && delivered < others)
    return first < 0 ? total : from + first
  }
}
