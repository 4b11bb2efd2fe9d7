import type { RecordId } from '../ids.ts'
import type { RecordHeader } from './recordHeader.ts'

/** An opened record: its ids and hashes agree; whether its author may say it is checked by the strand (PROTOCOL.md §5). `wire` are the original bytes. */
export type OpenedRecord = {
  readonly id: RecordId
  readonly header: RecordHeader
  readonly headerBytes: Uint8Array
  readonly signature: Uint8Array
  /** The body without its salt; null in a husk, whose payload was pruned. */
  readonly body: Uint8Array | null
  readonly wire: Uint8Array
}
