import { concatBytes } from '../../bytes/concatBytes.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { utf8 } from '../../bytes/utf8.ts'
import { LABELS, PREFIX } from '../../crypto/labels.ts'
import { seal, unseal } from '../../crypto/seal.ts'
import type { Epoch } from './epoch.ts'
import { EPOCH_MAX } from './epochPublic.ts'

const TAG = 8

function aadOf(parent: Epoch): Uint8Array {
  return concatBytes(utf8(PREFIX + LABELS.epochWire), fromHex(parent.room), fromHex(parent.id))
}

/** A signed epoch record as an entry of its parent's carrier: tag8 | SEAL(wire key of the parent, .., signed) (PROTOCOL.md §4.3). */
export function sealEpochEntry(parent: Epoch, signed: Uint8Array): Uint8Array {
  return concatBytes(fromHex(parent.keys.tag), seal(parent.keys.wire, aadOf(parent), signed))
}

/** The tag of a sealed epoch record: which parent's key to try (PROTOCOL.md §4.3). */
export function epochEntryTag(entry: Uint8Array): string {
  ensure(entry.length > TAG && entry.length <= 2 * EPOCH_MAX, 'BAD_LENGTH')
  return hex(entry.subarray(0, TAG))
}

/** Opens a sealed epoch record with its parent; OPEN_FAILED for anything else (PROTOCOL.md §4.3). */
export function openEpochEntry(parent: Epoch, entry: Uint8Array): Uint8Array {
  return unseal(parent.keys.wire, aadOf(parent), entry.subarray(TAG))
}
