import { type ErrorCode, errorCodeOf } from '../../bytes/protocolError.ts'
import { decodeChatBody } from '../../documents/chat/chatBody.ts'
import type { TimelineRecord } from '../../documents/chat/timelineRecord.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { NO_RECORD } from '../../room/record/recordHeader.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** A verified record as the timeline takes it; a body that is wrong is no body, and `refused` hears of it (PROTOCOL.md §10.1, §10.2). */
export function timelineRecordOf(
  ledger: Ledger,
  record: OpenedRecord,
  refused: (code: ErrorCode) => void,
): TimelineRecord {
  const { epoch, author, strand, seq, at, deps, prev } = record.header
  const body = chatBodyOf(record, refused)
  const epochNumber = ledger.epoch(epoch)?.number ?? 0
  const all = prev === NO_RECORD ? deps : [...deps, prev]
  return { id: record.id, epochNumber, epoch, author, strand, seq, deps: all, at, body }
}

function chatBodyOf(
  { header: { type }, body }: OpenedRecord,
  refused: (code: ErrorCode) => void,
): TimelineRecord['body'] {
  if (type !== 'message' && type !== 'remove' && type !== 'hide') return null
  if (body === null) return type === 'message' ? { kind: 'pruned' } : null
  try {
    return decodeChatBody(type, body)
  } catch (error) {
    refused(errorCodeOf(error))
    return null
  }
}
