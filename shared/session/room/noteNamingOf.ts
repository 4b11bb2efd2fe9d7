import { ensure } from '../../bytes/protocolError.ts'
import type { NoteNaming } from '../../documents/notes/createNoteList.ts'
import { decodeNoteBody } from '../../documents/notes/noteBody.ts'
import type { OpenedRecord } from '../../room/record/record.ts'

/**
 * What a `note-create` or `note-rename` says for the list of notes; `before` is the record before it in its strand. Whoever shares a note
 * that was there before writes its state first, and names it right behind (PROTOCOL.md §10.8). RECORD_BODY.
 */
export function noteNamingOf(record: OpenedRecord, before: OpenedRecord | undefined): NoteNaming {
  const { id, header, body } = record
  const { type, doc, author } = header
  ensure(body !== null && (type === 'note-create' || type === 'note-rename'), 'RECORD_BODY')
  const naming = decodeNoteBody(type, body)
  ensure(naming.kind === 'note-create' || naming.kind === 'note-rename', 'RECORD_BODY')
  const isState = before?.header.type === 'note-state' && before.header.doc === doc
  return {
    id,
    doc,
    author,
    kind: naming.kind,
    title: naming.title,
    isShare: naming.kind === 'note-create' && isState,
  }
}
