import type { Clock } from '../../ports/clock.ts'
import type { DocId, RecordId } from '../../room/ids.ts'
import type { WriteRecord } from './noteSender.ts'
import type { SharingSource } from './noteSharing.ts'
import type { NoteSource } from './noteSource.ts'

/** What the notes of a room are joined to. */
export type RoomNotesParts = {
  readonly clock: Clock
  readonly write: WriteRecord
  readonly source: NoteSource
  readonly sharing: SharingSource
  /** The canonical order of records. */
  readonly compare: (a: RecordId, b: RecordId) => number
  /** An update was applied to an open note. */
  readonly updated: (note: DocId, update: Uint8Array) => void
  /** An open note was built anew. */
  readonly replaced: (note: DocId) => void
}
