import * as Y from 'yjs'
import { hex } from '../../bytes/hex.ts'
import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { randomBytes } from '../../crypto/random.ts'
import { createNote, type NoteDocument } from '../../documents/notes/createNote.ts'
import { createNoteList, type NoteList } from '../../documents/notes/createNoteList.ts'
import { encodeNoteBody, type NoteBody } from '../../documents/notes/noteBody.ts'
import { splitNoteUpdate } from '../../documents/notes/splitNoteUpdate.ts'
import type { Clock } from '../../ports/clock.ts'
import type { NoteView } from '../../ports/screenViews.ts'
import type { DeviceId, DocId, RecordId, StrandId } from '../../room/ids.ts'
import { checkName } from '../../room/names.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordType } from '../../room/record/recordType.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import { RateLimit } from './rateLimit.ts'

/** Records of notes in a row, and then a second: together with messages they stay under the limit of a strand (PROTOCOL.md §13). */
const BURST = 60
const PER_SECOND = 2

/** Writes a record of this device. */
export type WriteRecord = (type: RecordType, doc: DocId, body: Uint8Array) => OpenedRecord

/** Most notes of a room, those not named yet included (PROTOCOL.md §13). */
const NOTES_MAX = 1000

type Note = { readonly document: NoteDocument; isOpen: boolean; unsent: Uint8Array[] }

/** The notes of a room: built from verified records, edited only by the screen's mirror (PROTOCOL.md §10). */
export class RoomNotes {
  readonly #clock: Clock
  readonly #write: WriteRecord
  readonly #updated: (note: DocId, update: Uint8Array) => void
  readonly #list: NoteList
  readonly #notes = new Map<DocId, Note>()
  readonly #limit: RateLimit
  #timer: (() => void) | null = null

  constructor(
    clock: Clock,
    write: WriteRecord,
    updated: (note: DocId, update: Uint8Array) => void,
    compare: (a: RecordId, b: RecordId) => number,
  ) {
    this.#list = createNoteList(compare)
    this.#clock = clock
    this.#write = write
    this.#updated = updated
    this.#limit = new RateLimit(BURST, PER_SECOND, clock.now())
  }

  /** The list of notes, in the order of the records that made them. */
  views(me: DeviceId): NoteView[] {
    return this.#list.list().map(({ doc, title, author }) => ({ note: doc, title, mine: author === me }))
  }

  /** Makes an empty note; NAME_INVALID. */
  create(title: string): DocId {
    const note = hex(randomBytes(16)) as DocId
    this.#write('note-create', note, encodeNoteBody({ kind: 'note-create', title: checkName(title) }))
    return note
  }

  /**
   * Takes a verified record: an update may come before the record that names its note. Raises a code of checkNoteUpdate,
   * NOTE_UNKNOWN beyond 1000 notes, NOT_ALLOWED for a note's state.
   */
  take(record: OpenedRecord, body: NoteBody, log: StrandLog, own: boolean): void {
    const { doc, author } = record.header
    switch (body.kind) {
      case 'note-create':
      case 'note-rename':
        this.#list.add({ id: record.id, doc, author, kind: body.kind, title: body.title })
        return
      case 'note-update':
        if (!own) this.#apply(doc, body.update, log)
        return
      case 'note-state':
        // whose state of a note counts is decided by rules that this version does not have yet
        throw new ProtocolError('NOT_ALLOWED')
    }
  }

  /** Opens a note for a mirror; NOTE_UNKNOWN. */
  open(id: DocId): Uint8Array {
    const note = this.#named(id)
    note.isOpen = true
    return note.document.state()
  }

  /** The mirror is gone. */
  close(id: DocId): void {
    this.#named(id).isOpen = false
  }

  /** The words of a note, one line a block; NOTE_UNKNOWN. */
  text(id: DocId): string {
    return this.#named(id).document.text()
  }

  /** Takes the mirror's own update, cut to records of at most 56 KiB; each is checked as a stranger's would be, and sent soon. */
  update(
    id: DocId,
    update: Uint8Array,
    writer: { readonly client: number; readonly strand: StrandId },
  ): void {
    const note = this.#named(id)
    for (const part of splitNoteUpdate(update)) {
      note.document.check(part, writer)
      note.document.apply(part, writer)
      note.unsent.push(part)
    }
    this.#sendSoon()
  }

  /** Writes everything that waits. */
  flush(): void {
    this.#timer?.()
    this.#timer = null
    for (const [id, note] of this.#notes) this.#send(id, note)
  }

  #named(id: DocId): Note {
    ensure(this.#list.find(id) !== undefined, 'NOTE_UNKNOWN')
    return this.#note(id)
  }

  #note(id: DocId): Note {
    const known = this.#notes.get(id)
    if (known !== undefined) return known
    ensure(this.#notes.size < NOTES_MAX, 'NOTE_UNKNOWN')
    const note: Note = { document: createNote(), isOpen: false, unsent: [] }
    this.#notes.set(id, note)
    return note
  }

  #apply(id: DocId, update: Uint8Array, { client, strand }: StrandLog): void {
    const note = this.#note(id)
    const applied = note.document.apply(update, { client, strand })
    if (note.isOpen) for (const part of applied) this.#updated(id, part)
  }

  #sendSoon(): void {
    const wait = this.#limit.wait(this.#clock.now())
    if (wait === 0) this.flush()
    else this.#timer ??= this.#clock.after(wait, () => this.flush())
  }

  #send(id: DocId, note: Note): void {
    if (note.unsent.length === 0) return
    const merged = note.unsent.length === 1 ? note.unsent : splitNoteUpdate(Y.mergeUpdates(note.unsent))
    note.unsent = []
    for (const update of merged) {
      this.#limit.spend(this.#clock.now())
      this.#write('note-update', id, encodeNoteBody({ kind: 'note-update', update }))
    }
  }
}
