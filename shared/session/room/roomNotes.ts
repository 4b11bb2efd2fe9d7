import { hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { randomBytes } from '../../crypto/random.ts'
import { createNoteList, type NoteList } from '../../documents/notes/createNoteList.ts'
import { encodeNoteBody } from '../../documents/notes/noteBody.ts'
import type { NoteWriter } from '../../documents/notes/noteDocument.ts'
import { splitNoteUpdate } from '../../documents/notes/splitNoteUpdate.ts'
import type { NoteView } from '../../ports/screenViews.ts'
import type { DeviceId, DocId, RecordId } from '../../room/ids.ts'
import { checkName } from '../../room/names.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { noteNamingOf } from './noteNamingOf.ts'
import { NoteSender } from './noteSender.ts'
import { NoteSharing } from './noteSharing.ts'
import { NoteStory } from './noteStory.ts'
import type { RoomNotesParts } from './roomNotesParts.ts'

/** Most notes of a room, those not named yet included (PROTOCOL.md §13). */
const NOTES_MAX = 1000
/** After so many ms of work on a note everything else has its turn, three times as long. */
const WORK_TIME = 50
const WORK_PAUSE = 3

/** The notes of a room: built from verified records, edited only by the screen's mirror (PROTOCOL.md §10). */
export class RoomNotes {
  readonly #parts: RoomNotesParts
  readonly #stories = new Map<DocId, NoteStory>()
  readonly #namings = new Set<RecordId>()
  readonly #mirrors = new Set<DocId>()
  readonly #sharing: NoteSharing
  readonly #sender: NoteSender
  #list: NoteList

  constructor(parts: RoomNotesParts) {
    this.#parts = parts
    this.#list = createNoteList(parts.compare)
    this.#sharing = new NoteSharing(parts.sharing, parts.clock)
    this.#sender = new NoteSender(parts.clock, parts.write, this.#stories, parts.sharing.isOpen)
  }

  /** The list of notes, in the order of the records that made them; without those that are named but were never told. */
  views(me: DeviceId): NoteView[] {
    return this.#list
      .list()
      .filter(({ doc }) => this.#story(doc).document.beginning !== 'unknown')
      .map(({ doc, title, author }) => {
        const shareable = this.#sharing.isShareable(doc)
        return { note: doc, title, mine: author === me, shareable }
      })
  }

  /** Makes an empty note; NAME_INVALID, and the codes of WriteRecord. */
  create(title: string): DocId {
    const note = hex(randomBytes(16)) as DocId
    this.#parts.write('note-create', note, encodeNoteBody({ kind: 'note-create', title: checkName(title) }))
    return note
  }

  /** Gives whoever came after a note was written the note as it is; NOT_ALLOWED, NOTE_UNKNOWN, NOTE_TOO_LARGE, and the codes of WriteRecord (PROTOCOL.md §10.8). */
  share(id: DocId): void {
    this.#sharing.ensureMay()
    const { title } = this.#named(id)
    this.#sender.writeState(id, this.#story(id))
    if (this.#sharing.isLacked(id))
      this.#parts.write('note-create', id, encodeNoteBody({ kind: 'note-create', title }))
  }

  /**
   * Takes a verified record; one that came before its payload may come again with it. `isOwn` says that an update is in the note already.
   * Raises RECORD_BODY, NOTE_UNKNOWN beyond 1000 notes, and the codes of NoteStory.take.
   */
  take(record: OpenedRecord, isOwn: boolean): void {
    const { type, doc } = record.header
    if (type === 'note-create' || type === 'note-rename') this.#takeNaming(record)
    else if (this.#story(doc).has(record.id)) this.#takeAgain(record)
    else {
      const story = this.#story(doc)
      this.#tell(doc, story, story.take(record, isOwn))
      this.#sharing.watch(doc, story, () => this.#sender.compact(doc, story, this.#parts.source.refused))
    }
  }

  /** Opens a note for a mirror; NOTE_UNKNOWN. */
  open(id: DocId): Uint8Array {
    this.#named(id)
    this.#mirrors.add(id)
    return this.#story(id).document.state()
  }

  /** The mirror is gone; NOTE_UNKNOWN. */
  close(id: DocId): void {
    this.#mirrors.delete(id)
    this.#named(id)
  }

  /** The words of a note, one line a block; NOTE_UNKNOWN. */
  text(id: DocId): string {
    this.#named(id)
    return this.#story(id).document.text()
  }

  /** Takes the mirror's own update, cut to records of at most 56 KiB; each is checked as a stranger's would be, and sent soon. */
  update(id: DocId, update: Uint8Array, writer: NoteWriter): void {
    this.#named(id)
    const story = this.#story(id)
    for (const part of splitNoteUpdate(update)) {
      story.document.check(part, writer)
      const applied = story.document.apply(part, writer)
      // what is put to work comes back later, and must not come back to the mirror that made it
      if (applied.length === 0) story.document.work()
      story.unsent.push(part)
    }
    this.#sender.soon()
  }

  /** Writes everything that waits and can be written. */
  flush(): void {
    this.#sender.flush()
  }

  /** Forgets everything and folds it again over the records that count. */
  rebuild(): void {
    this.#list = createNoteList(this.#parts.compare)
    this.#sharing.reset()
    for (const id of this.#namings) {
      const record = this.#parts.source.record(id)
      if (record !== undefined && !this.#parts.source.isVoid(record)) this.#addNaming(record)
    }
    for (const [id, story] of this.#stories) {
      if (!story.setPlain(this.#list.isShare(id) === false)) story.rebuild()
      this.#replaced(id)
    }
  }

  #named(id: DocId): { readonly title: string } {
    const note = this.#list.find(id)
    ensure(note !== undefined && this.#story(id).document.beginning !== 'unknown', 'NOTE_UNKNOWN')
    return note
  }

  #story(id: DocId): NoteStory {
    const known = this.#stories.get(id)
    if (known !== undefined) return known
    ensure(this.#stories.size < NOTES_MAX, 'NOTE_UNKNOWN')
    const story = new NoteStory(this.#parts.source)
    this.#stories.set(id, story)
    return story
  }

  #takeAgain(record: OpenedRecord): void {
    const { doc } = record.header
    if (record.body !== null && this.#story(doc).takeAgain(record)) this.#replaced(doc)
  }

  #takeNaming(record: OpenedRecord): void {
    const { doc } = record.header
    const story = this.#story(doc)
    this.#addNaming(record)
    this.#namings.add(record.id)
    if (story.setPlain(this.#list.isShare(doc) === false)) this.#replaced(doc)
  }

  #addNaming(record: OpenedRecord): void {
    const naming = noteNamingOf(record, this.#parts.source.record(record.header.prev))
    this.#list.add(naming)
    if (naming.kind === 'note-create') this.#sharing.madeIn(naming.doc, record.header.epoch)
  }

  #replaced(id: DocId): void {
    if (this.#mirrors.has(id)) this.#parts.replaced(id)
  }

  #tell(id: DocId, story: NoteStory, updates: readonly Uint8Array[]): void {
    this.#show(id, updates)
    if (story.document.isBusy) this.#work(id, story)
  }

  #show(id: DocId, updates: readonly Uint8Array[]): void {
    if (this.#mirrors.has(id)) for (const update of updates) this.#parts.updated(id, update)
  }

  /** Nobody's record may keep everything else waiting (PROTOCOL.md §10.7). */
  #work(id: DocId, story: NoteStory): void {
    const { clock } = this.#parts
    const began = clock.now()
    this.#show(
      id,
      story.work(() => clock.now() - began >= WORK_TIME),
    )
    const pause = WORK_PAUSE * (clock.now() - began)
    if (story.document.isBusy) clock.after(pause, () => this.#work(id, story))
  }
}
