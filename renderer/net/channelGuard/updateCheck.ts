import { createDecoder, hasContent, readVarUint } from 'lib0/decoding'
import { ContentBinary, decodeUpdate, Item, Skip } from 'yjs'
import { ensure, ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { ENTRY_MAX } from '../../../shared/ports/netPort.ts'
import { CLIENTS_MAX, LOG_ROOT, type UpdateShape, walkUpdate } from './updateShape.ts'

/** Largest state vector that is answered, in bytes. */
export const STATE_VECTOR_MAX = 32 * 1024

/** What a document has: its own client id, and how far each client's entries go. */
export type DocumentState = { readonly own: number; readonly next: (client: number) => number }

/** A checked update: its entries, its clients, and whether the document can take it in whole. */
export type CheckedUpdate = {
  readonly entries: readonly Uint8Array[]
  readonly clients: readonly number[]
  readonly complete: boolean
}

/**
 * The pre-apply check of a peer's update (PROTOCOL.md §7): V1; no deletion; only items of binary content of at most
 * 80 KiB in the root `log`, or skips; clocks below 2^16; of my own client only what I have written. Raises CARRIER_UPDATE.
 */
export function checkUpdate(update: Uint8Array, state: DocumentState): CheckedUpdate {
  const shape = walkUpdate(update)
  ensure(
    shape.runs.every(run => run.client !== state.own || run.end <= state.next(state.own)),
    'CARRIER_UPDATE',
  )
  const { structs, ds } = decode(update)
  ensure(ds.clients.size === 0, 'CARRIER_UPDATE')
  const entries = structs.filter(struct => !(struct instanceof Skip)).map(entryOf)
  return { entries, clients: shape.runs.map(run => run.client), complete: isComplete(shape, state) }
}

/** True when nothing of it would have to wait in the document for something else. */
function isComplete({ runs, neighbours, skips }: UpdateShape, { next }: DocumentState): boolean {
  const end = (client: number) =>
    runs.reduce((most, run) => (run.client === client ? Math.max(most, run.end) : most), next(client))
  const known = new Map<number, number>()
  for (const { client } of neighbours) if (!known.has(client)) known.set(client, end(client))
  return (
    !skips &&
    runs.every(run => run.clock <= next(run.client)) &&
    neighbours.every(({ client, clock }) => clock < (known.get(client) ?? 0))
  )
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
