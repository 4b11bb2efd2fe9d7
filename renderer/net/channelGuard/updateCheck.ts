import { createDecoder, hasContent, readVarUint } from 'lib0/decoding'
import { ContentBinary, decodeUpdate, Item, Skip } from 'yjs'
import { ensure, ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { ENTRY_MAX } from '../../../shared/ports/netPort.ts'
import { CLIENTS_MAX, rootOf, type UpdateShape, walkUpdate } from './updateShape.ts'

/** Largest state vector that is answered, in bytes. */
export const STATE_VECTOR_MAX = 32 * 1024

/** What a document has: its own client id, and how far each client's entries go. */
export type DocumentState = { readonly own: number; readonly next: (client: number) => number }

/** A checked update: its entries, its clients, whether the document can take it in whole, and whether somebody wrote under my own client id. */
export type CheckedUpdate = {
  readonly entries: readonly Uint8Array[]
  readonly clients: readonly number[]
  readonly complete: boolean
  readonly takesOwn: boolean
}

/**
 * The pre-apply check of a peer's update (PROTOCOL.md §7): V1; no deletion; only items of binary content of at most 80 KiB,
 * each behind its client's one before, or skips; clocks below 2^16. Raises CARRIER_UPDATE.
 */
export function checkUpdate(update: Uint8Array, state: DocumentState): CheckedUpdate {
  const shape = walkUpdate(update)
  const { structs, ds } = decode(update)
  ensure(ds.clients.size === 0, 'CARRIER_UPDATE')
  const entries = structs.filter(struct => !(struct instanceof Skip)).map(entryOf)
  return {
    entries,
    clients: shape.runs.map(run => run.client),
    complete: isComplete(shape, state),
    takesOwn: shape.runs.some(run => run.client === state.own && run.end > state.next(state.own)),
  }
}

/** True when nothing of it would have to wait in the document for something else. */
function isComplete({ runs, skips }: UpdateShape, { next }: DocumentState): boolean {
  return !skips && runs.every(run => run.clock <= next(run.client))
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
  const { content, id } = struct
  const parent: unknown = struct.parent
  ensure(parent === null || parent === rootOf(id.client), 'CARRIER_UPDATE')
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
