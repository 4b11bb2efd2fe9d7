import { type ErrorCode, errorCodeOf } from '../../bytes/protocolError.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'

/** What became of a record that came in. */
export type Taken = 'new' | 'known' | 'kept' | 'refused'

/** What an epoch record that came in did: the room went on with this device, or without it. */
export type TakenEpoch = { readonly type: 'turned'; readonly epoch: Epoch } | { readonly type: 'removed' }

/** What the ledger tells of each record it has verified, in order. */
export type LedgerListener = {
  accepted(record: OpenedRecord, log: StrandLog): void
  refused(code: ErrorCode): void
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
