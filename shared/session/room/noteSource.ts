import type { ErrorCode } from '../../bytes/protocolError.ts'
import type { NoteWriter } from '../../documents/notes/noteDocument.ts'
import type { RecordId, StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import type { Ancestors } from '../ledger/ancestorsOf.ts'

/** What the notes of a room ask of its verified records (PROTOCOL.md §10.8). */
export type NoteSource = {
  record(id: RecordId): OpenedRecord | undefined
  log(strand: StrandId): StrandLog | undefined
  /** What a record leads to; `isHere` says which records have come to whoever asks. */
  ancestors(record: OpenedRecord, isHere: (record: OpenedRecord) => boolean): Ancestors
  /** Destroys the payload of a record on this device. */
  prune(id: RecordId): void
  /** True for a record that does not count any more. */
  isVoid(record: OpenedRecord): boolean
  /** Whether the author of a record might share notes in its epoch. */
  mayShare(record: OpenedRecord): boolean
  /** Counts what was found wrong with a record that had waited. */
  refused(code: ErrorCode): void
  /** Under what this device writes notes now. */
  writer(): NoteWriter
}
