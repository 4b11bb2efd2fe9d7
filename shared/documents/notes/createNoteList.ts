import type { DeviceId, DocId, RecordId } from '../../room/ids.ts'

/** A verified record that names a note, for the list of notes (PROTOCOL.md §10.3). */
export type NoteNaming = {
  readonly id: RecordId
  readonly doc: DocId
  readonly author: DeviceId
  readonly kind: 'note-create' | 'note-rename'
  readonly title: string
  /** True when a member shared a note that was there before: its beginning is older than this record (PROTOCOL.md §10.8). */
  readonly isShare?: boolean
}

/** One note of the list. */
export type ListedNote = { readonly doc: DocId; readonly title: string; readonly author: DeviceId }

/** The room's notes: a fold over records, the same for every order in which they arrive (PROTOCOL.md §10.3). */
export type NoteList = {
  /** Takes a record once; the same again changes nothing. */
  add(naming: NoteNaming): void
  /** The notes in the order of the records that made them, each with its last title. */
  list(): ListedNote[]
  /** The note with this id, if a record made it. */
  find(doc: DocId): ListedNote | undefined
  /** Whether the note, as far as records tell, began with the first that names it, or was shared by it; undefined for a note that no record made. */
  isShare(doc: DocId): boolean | undefined
}

/** An empty list; `compare` is the canonical order of records, as a timeline that knows them all tells it (PROTOCOL.md §10.1). */
export function createNoteList(compare: (a: RecordId, b: RecordId) => number): NoteList {
  const namings = new Map<DocId, Map<RecordId, NoteNaming>>()
  const notes = () => [...namings.values()].flatMap(known => foldNote([...known.values()], compare) ?? [])
  return {
    add(naming) {
      const known = namings.get(naming.doc) ?? new Map<RecordId, NoteNaming>()
      if (!known.has(naming.id)) namings.set(naming.doc, known.set(naming.id, naming))
    },
    list() {
      return notes()
        .sort((a, b) => compare(a.created, b.created))
        .map(({ note }) => note)
    },
    find: doc => foldNote([...(namings.get(doc)?.values() ?? [])], compare)?.note,
    isShare: doc => foldNote([...(namings.get(doc)?.values() ?? [])], compare)?.isShare,
  }
}

/** The first record that makes a note counts, and then the last title; whoever shares a note tells its title too. */
function foldNote(namings: NoteNaming[], compare: (a: RecordId, b: RecordId) => number) {
  const ordered = namings.sort((a, b) => compare(a.id, b.id))
  const created = ordered.find(({ kind }) => kind === 'note-create')
  const last = ordered.findLast(
    naming => naming === created || naming.kind === 'note-rename' || naming.isShare === true,
  )
  if (created === undefined || last === undefined) return undefined
  const note: ListedNote = { doc: created.doc, title: last.title, author: created.author }
  return { note, created: created.id, isShare: created.isShare === true }
}
