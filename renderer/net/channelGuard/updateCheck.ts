import { createDecoder, hasContent, readVarUint } from 'lib0/decoding'
import { ContentBinary, decodeUpdate, Item, Skip } from 'yjs'
import { ensure, ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { ENTRY_MAX } from '../../../shared/ports/netPort.ts'
import { CLIENTS_MAX, LOG_ROOT, walkUpdate } from './updateShape.ts'

/** Largest state vector that is answered, in bytes. */
export const STATE_VECTOR_MAX = 32 * 1024

/** This device's own place in the carrier's document: what it has really written. */
export type OwnClient = { readonly client: number; readonly clock: number }

/**
 * The pre-apply check of a peer's update (PROTOCOL.md §7): V1; no deletion; only items of binary content of at most
 * 80 KiB in the root `log`, or skips; clocks below 2^16; of my own client only what I have written. Gives the entries;
 * raises CARRIER_UPDATE.
 */
export function checkUpdate(update: Uint8Array, own: OwnClient): Uint8Array[] {
  const runs = walkUpdate(update)
  ensure(
    runs.every(run => run.client !== own.client || run.end <= own.clock),
    'CARRIER_UPDATE',
  )
  const { structs, ds } = decode(update)
  ensure(ds.clients.size === 0, 'CARRIER_UPDATE')
  return structs.filter(struct => !(struct instanceof Skip)).map(entryOf)
}

type Decoded = ReturnType<typeof decodeUpdate>

function decode(update: Uint8Array): Decoded {
  try {
    return decodeUpdate(update)
  } catch {
    throw new ProtocolError('CARRIER_UPDATE')
  }
}

/** What Yjs itself read must be what the walk allowed: two readers that differ are a hole. */
function entryOf(struct: Decoded['structs'][number]): Uint8Array {
  ensure(struct instanceof Item && struct.parentSub === null, 'CARRIER_UPDATE')
  const { content } = struct
  const parent: unknown = struct.parent
  ensure(parent === null || parent === LOG_ROOT, 'CARRIER_UPDATE')
  ensure(content instanceof ContentBinary && content.content.length <= ENTRY_MAX, 'CARRIER_UPDATE')
  return content.content
}

/** The check of a peer's state vector, which is only read: bounded, and nothing left over. Raises CARRIER_UPDATE. */
export function checkStateVector(vector: Uint8Array): void {
  ensure(vector.length <= STATE_VECTOR_MAX, 'CARRIER_UPDATE')
  try {
    const decoder = createDecoder(vector)
    const clients = readVarUint(decoder)
    ensure(clients <= CLIENTS_MAX, 'CARRIER_UPDATE')
    for (let n = 0; n < 2 * clients; n++) readVarUint(decoder)
    ensure(!hasContent(decoder), 'CARRIER_UPDATE')
  } catch {
    throw new ProtocolError('CARRIER_UPDATE')
  }
}
