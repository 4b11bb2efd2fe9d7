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

/**
 * The root array that holds a client's entries, and nobody else's. In one array for all, crafted neighbours would make Yjs
 * look through the whole of it for each new entry: 700 KiB could keep a computer busy for more than a minute.
 */
export function rootOf(client: number): string {
  return String(client)
}

const SKIP = 10
const CONTENT_BINARY = 3
const LEFT_ORIGIN = 0b1000_0000

/** One client's run of structs in an update: its first clock, and the clock after its last. */
export type ClientRun = { readonly client: number; readonly clock: number; readonly end: number }

/** What an update is made of. */
export type UpdateShape = {
  readonly runs: readonly ClientRun[]
  /** True when entries are left out in the middle. */
  readonly skips: boolean
}

type Walk = { readonly decoder: Decoder; skips: boolean }

/**
 * Walks a V1 update and stops at the first byte that is not part of a grow-only row of binary entries for each client, each
 * behind the one before, before anything is built from it: millions of two-byte structs must cost nothing. Raises
 * CARRIER_UPDATE.
 */
export function walkUpdate(update: Uint8Array): UpdateShape {
  try {
    return walkAll({ decoder: createDecoder(update), skips: false })
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
  return { runs, skips: walk.skips }
}

function walkRun(walk: Walk, count: number): ClientRun {
  const { decoder } = walk
  const client = readVarUint(decoder)
  need(client < 2 ** 32)
  const clock = readVarUint(decoder)
  let end = clock
  for (let n = 0; n < count; n++) {
    end += walkStruct(walk, client, end)
    need(end <= CLOCK_MAX)
  }
  return { client, clock, end }
}

/** Its length in clocks. */
function walkStruct(walk: Walk, client: number, clock: number): number {
  const { decoder } = walk
  const info = readUint8(decoder)
  if (info === SKIP) {
    walk.skips = true
    return readVarUint(decoder)
  }
  if (clock === 0) {
    need(info === CONTENT_BINARY && readVarUint(decoder) === 1)
    need(readVarString(decoder) === rootOf(client))
  } else {
    need(info === (CONTENT_BINARY | LEFT_ORIGIN))
    need(readVarUint(decoder) === client && readVarUint(decoder) === clock - 1)
  }
  need(readVarUint8Array(decoder).length <= ENTRY_MAX)
  return 1
}

function need(condition: boolean): asserts condition {
  ensure(condition, 'CARRIER_UPDATE')
}
