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

/** One client's run of structs in an update: where it starts, and the clock after its last. */
export type ClientRun = { readonly client: number; readonly clock: number; readonly end: number }

/**
 * Walks a V1 update and stops at the first byte that is not part of a grow-only log of binary entries, before anything is
 * built from it: millions of two-byte structs must cost nothing. Raises CARRIER_UPDATE.
 */
export function walkUpdate(update: Uint8Array): ClientRun[] {
  try {
    return walk(createDecoder(update))
  } catch {
    throw new ProtocolError('CARRIER_UPDATE')
  }
}

function walk(decoder: Decoder): ClientRun[] {
  const clients = readVarUint(decoder)
  need(clients <= CLIENTS_MAX)
  const runs: ClientRun[] = []
  let structs = 0
  for (let n = 0; n < clients; n++) {
    const count = readVarUint(decoder)
    structs += count
    need(structs <= STRUCTS_MAX)
    runs.push(walkRun(decoder, count))
  }
  need(readVarUint(decoder) === 0 && !hasContent(decoder))
  return runs
}

function walkRun(decoder: Decoder, count: number): ClientRun {
  const client = readVarUint(decoder)
  need(client < 2 ** 32)
  const clock = readVarUint(decoder)
  let end = clock
  for (let n = 0; n < count; n++) {
    end += walkStruct(decoder)
    need(end <= CLOCK_MAX)
  }
  return { client, clock, end }
}

/** Its length in clocks. */
function walkStruct(decoder: Decoder): number {
  const info = readUint8(decoder)
  if (info === SKIP) return readVarUint(decoder)
  need((info & CONTENT_BITS) === CONTENT_BINARY && (info & PARENT_SUB) === 0)
  if (info & LEFT_ORIGIN) readId(decoder)
  if (info & RIGHT_ORIGIN) readId(decoder)
  if (!(info & (LEFT_ORIGIN | RIGHT_ORIGIN)))
    need(readVarUint(decoder) === 1 && readVarString(decoder) === LOG_ROOT)
  need(readVarUint8Array(decoder).length <= ENTRY_MAX)
  return 1
}

function readId(decoder: Decoder): void {
  need(readVarUint(decoder) < 2 ** 32)
  need(readVarUint(decoder) < CLOCK_MAX)
}

function need(condition: boolean): asserts condition {
  ensure(condition, 'CARRIER_UPDATE')
}
