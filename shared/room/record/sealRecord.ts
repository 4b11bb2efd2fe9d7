import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { concatBytes } from '../../bytes/concatBytes.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { utf8 } from '../../bytes/utf8.ts'
import { equalBytes } from '../../crypto/hash.ts'
import { LABELS, PREFIX } from '../../crypto/labels.ts'
import { seal, sealedLength, unseal } from '../../crypto/seal.ts'
import { SIGNATURE_BYTES } from '../../crypto/sign.ts'
import type { Epoch } from '../epoch/epoch.ts'
import type { EpochId, RecordId, RoomId } from '../ids.ts'
import type { OpenedRecord } from './record.ts'
import {
  BODY_MAX,
  decodeRecordHeader,
  HEADER_MAX,
  payloadHashOf,
  type RecordHeader,
  recordIdOf,
  SALT_BYTES,
} from './recordHeader.ts'

const ID = 32
const TAG = 8
const PAYLOAD_MAX = BODY_MAX + SALT_BYTES

/** Longest record on the wire in bytes (PROTOCOL.md §5, §13). */
export const RECORD_WIRE_MAX = ID + TAG + sealedLength(4 + HEADER_MAX + SIGNATURE_BYTES + 4 + PAYLOAD_MAX)

/** wire = recordId32 | tag8 | SEAL(rec_e, .., LP(hdr) | sig64 | LP(payload)) (PROTOCOL.md §5). An empty payload makes a husk. */
export function sealRecord(
  epoch: Epoch,
  headerBytes: Uint8Array,
  signature: Uint8Array,
  payload: Uint8Array,
): Uint8Array {
  const id = recordIdOf(headerBytes)
  const content = new BytesWriter().lp(headerBytes).raw(signature).lp(payload).finish()
  const sealed = seal(epoch.keys.record, sealAad(epoch.room, epoch.id, id), content)
  return concatBytes(fromHex(id), fromHex(epoch.keys.tag), sealed)
}

/** The husk of a record: the same header and signature without the payload, sealed under an epoch that is not earlier (PROTOCOL.md §5). */
export function huskOf(record: OpenedRecord, epoch: Epoch): OpenedRecord {
  const wire = sealRecord(epoch, record.headerBytes, record.signature, new Uint8Array())
  return { ...record, body: null, wire }
}

/** The tag of a record on the wire, as hexadecimal text: which epoch's key to try (PROTOCOL.md §5). */
export function recordTagOf(wire: Uint8Array): string {
  ensure(wire.length > ID + TAG && wire.length <= RECORD_WIRE_MAX, 'BAD_LENGTH')
  return hex(wire.subarray(ID, ID + TAG))
}

/** The id that a record on the wire claims (PROTOCOL.md §5). */
export function claimedRecordId(wire: Uint8Array): RecordId {
  ensure(wire.length > ID + TAG, 'BAD_LENGTH')
  return hex(wire.subarray(0, ID)) as RecordId
}

/**
 * Opens a record with the epoch that its tag names (PROTOCOL.md §5). Raises OPEN_FAILED, RECORD_ID when the id is not
 * the header's, EPOCH_ROOM for another room, RECORD_EPOCH when the header names another epoch than the seal,
 * RECORD_PAYLOAD when the payload is not the hashed one, or a decoding code. `read` hears the header as soon as it is
 * known to be the id's, so that a record that is refused after that can be named.
 */
export function openRecord(
  wire: Uint8Array,
  epoch: Epoch,
  read: (header: RecordHeader) => void = () => undefined,
): OpenedRecord {
  const id = claimedRecordId(wire)
  const content = unseal(epoch.keys.record, sealAad(epoch.room, epoch.id, id), wire.subarray(ID + TAG))
  const { headerBytes, signature, payload } = readExactly(content, reader => ({
    headerBytes: reader.lp(HEADER_MAX),
    signature: reader.raw(SIGNATURE_BYTES),
    payload: reader.lp(PAYLOAD_MAX),
  }))
  ensure(recordIdOf(headerBytes) === id, 'RECORD_ID')
  const header = decodeRecordHeader(headerBytes)
  read(header)
  ensure(header.room === epoch.room, 'EPOCH_ROOM')
  // a husk may be sealed anew under a later epoch; a whole record keeps its first seal
  ensure(payload.length === 0 || header.epoch === epoch.id, 'RECORD_EPOCH')
  ensure(payload.length === 0 || matches(header, payload), 'RECORD_PAYLOAD')
  return {
    id,
    header,
    headerBytes,
    signature,
    body: payload.length === 0 ? null : payload.slice(SALT_BYTES),
    wire,
  }
}

function matches(header: OpenedRecord['header'], payload: Uint8Array): boolean {
  return header.payloadLength === payload.length && equalBytes(header.payloadHash, payloadHashOf(payload))
}

function sealAad(room: RoomId, epoch: EpochId, id: RecordId): Uint8Array {
  return concatBytes(utf8(PREFIX + LABELS.seal), fromHex(room), fromHex(epoch), fromHex(id))
}
