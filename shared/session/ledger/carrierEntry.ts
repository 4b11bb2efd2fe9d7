import { concatBytes } from '../../bytes/concatBytes.ts'
import { ensure, ProtocolError } from '../../bytes/protocolError.ts'

/** What one entry of a carrier's log holds: a record, or the epoch that follows (PROTOCOL.md §7.4). */
export type CarrierEntry = { readonly kind: 'record' | 'epoch'; readonly bytes: Uint8Array }

const KINDS = { record: 1, epoch: 2 } as const

/** Writes an entry: one byte of kind, then the sealed bytes (PROTOCOL.md §7.4). */
export function encodeCarrierEntry(entry: CarrierEntry): Uint8Array {
  return concatBytes(new Uint8Array([KINDS[entry.kind]]), entry.bytes)
}

/** Reads an entry; an unknown kind raises BAD_TYPE (PROTOCOL.md §7.4). */
export function decodeCarrierEntry(bytes: Uint8Array): CarrierEntry {
  ensure(bytes.length > 1, 'TRUNCATED')
  if (bytes[0] === KINDS.record) return { kind: 'record', bytes: bytes.slice(1) }
  if (bytes[0] === KINDS.epoch) return { kind: 'epoch', bytes: bytes.slice(1) }
  throw new ProtocolError('BAD_TYPE')
}
