import {
  createDecoder,
  type Decoder,
  hasContent,
  readUint8,
  readVarString,
  readVarUint,
  readVarUint8Array,
} from 'lib0/decoding'
import { ensure, ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { ENTRY_MAX } from '../../../shared/ports/netPort.ts'

/** Most structs in one update, and most entries in a carrier. */
export const STRUCTS_MAX = 20_000
/** No clock of a carrier reaches this: a jump would make a client's later entries wait for ever. */
export const CLOCK_MAX = 2 ** 16
/** Most clients of a carrier. */
export const CLIENTS_MAX = 2048
/** The only root of a carrier's document. */
export const LOG_ROOT = 'log'

const SKIP = 10
const CONTENT_BINARY = 3
const CONTENT_BITS = 0b0001_1111
const PARENT_SUB = 0b0010_0000
const RIGHT_ORIGIN = 0b0100_0000
const LEFT_ORIGIN = 0b1000_0000

/** A place in the document: an entry of a client. */
export type EntryPlace = { readonly client: number; readonly clock: number }

/** One client's run of structs in an update: where it starts, and the clock after its last. */
export type ClientRun = EntryPlace & { readonly end: number }

/** What an update is made of. */
export type UpdateShape = {
  readonly runs: readonly ClientRun[]
  /** Entries beside which others stand. */
  readonly neighbours: readonly EntryPlace[]
  /** True when entries are left out in the middle. */
  readonly skips: boolean
}

type Walk = { readonly decoder: Decoder; readonly neighbours: EntryPlace[]; skips: boolean }

/**
 * Walks a V1 update and stops at the first byte that is not part of a grow-only log of binary entries, before anything is
 * built from it: millions of two-byte structs must cost nothing. Raises CARRIER_UPDATE.
 */
export function walkUpdate(update: Uint8Array): UpdateShape {
  try {
    return walkAll({ decoder: createDecoder(update), neighbours: [], skips: false })
  } catch {
    throw new ProtocolError('CARRIER_UPDATE')
  }
}

function walkAll(walk: Walk): UpdateShape {
  const { decoder } = walk
  const clients = readVarUint(decoder)
  need(clients <= CLIENTS_MAX)
  const runs: ClientRun[] = []
  let structs = 0
  for (let n = 0; n < clients; n++) {
    const count = readVarUint(decoder)
    structs += count
    need(count > 0 && structs <= STRUCTS_MAX)
    runs.push(walkRun(walk, count))
  }
  need(new Set(runs.map(run => run.client)).size === runs.length)
  need(readVarUint(decoder) === 0 && !hasContent(decoder))
  return { runs, neighbours: walk.neighbours, skips: walk.skips }
}

function walkRun(walk: Walk, count: number): ClientRun {
  const { decoder } = walk
  const client = readVarUint(decoder)
  need(client < 2 ** 32)
  const clock = readVarUint(decoder)
  let end = clock
  for (let n = 0; n < count; n++) {
    end += walkStruct(walk)
    need(end <= CLOCK_MAX)
  }
  return { client, clock, end }
}

/** Its length in clocks. */
function walkStruct(walk: Walk): number {
  const { decoder, neighbours } = walk
  const info = readUint8(decoder)
  if (info === SKIP) {
    walk.skips = true
    return readVarUint(decoder)
  }
  need((info & CONTENT_BITS) === CONTENT_BINARY && (info & PARENT_SUB) === 0)
  if (info & LEFT_ORIGIN) neighbours.push(readPlace(decoder))
  if (info & RIGHT_ORIGIN) neighbours.push(readPlace(decoder))
  if (!(info & (LEFT_ORIGIN | RIGHT_ORIGIN)))
    need(readVarUint(decoder) === 1 && readVarString(decoder) === LOG_ROOT)
  need(readVarUint8Array(decoder).length <= ENTRY_MAX)
  return 1
}

function readPlace(decoder: Decoder): EntryPlace {
  const place = { client: readVarUint(decoder), clock: readVarUint(decoder) }
  need(place.client < 2 ** 32 && place.clock < CLOCK_MAX)
  return place
}

function need(condition: boolean): asserts condition {
  ensure(condition, 'CARRIER_UPDATE')
}
