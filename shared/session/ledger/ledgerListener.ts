import { type ErrorCode, errorCodeOf } from '../../bytes/protocolError.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { RecordId, StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'

/** What became of a record that came in. */
export type Taken = 'new' | 'known' | 'kept' | 'refused'

/** A signed epoch record, and its secret when another member handed it over (PROTOCOL.md §4.6). */
export type HandedEpoch = { readonly signed: Uint8Array; readonly secret: Secret<'epoch'> | null }

/** The name of a record that was refused, as it claims it: nobody may have vouched for it. */
export type RefusedRecord = { readonly strand: StrandId; readonly seq: number; readonly record: RecordId }

/** What the ledger tells of each record it has verified, in order, and of what it refuses. */
export type LedgerListener = {
  accepted(record: OpenedRecord, log: StrandLog): void
  /** A verified record is new, or another now: pruned to a husk, or with its payload. Told before everything else of it. */
  stored?(record: OpenedRecord, isNew: boolean): void
  /** A record that was accepted as a husk is here with its payload now. */
  completed?(record: OpenedRecord, log: StrandLog): void
  refused(code: ErrorCode, record?: RefusedRecord): void
}

/** Runs what may be refused; the refusal is told to the listener and gives null. */
export function telling<T>(listener: LedgerListener, take: () => T): T | null {
  try {
    return take()
  } catch (error) {
    listener.refused(errorCodeOf(error))
    return null
  }
}
