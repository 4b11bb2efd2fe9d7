import { ensure } from '../../bytes/protocolError.ts'
import { checkNoteStruct } from './checkNoteStruct.ts'
import {
  NOTE_CLOCK_MAX,
  NOTE_STATE_CLIENTS_MAX,
  NOTE_STATE_PART_BYTES,
  NOTE_STATE_PARTS_MAX,
  NOTE_STATE_STRUCTS_MAX,
} from './noteLimits.ts'
import type { DeleteRange, NoteStruct } from './noteUpdate.ts'
import { orderNoteStructs } from './orderNoteStructs.ts'
import { readNoteUpdate } from './readNoteUpdate.ts'

/**
 * A whole note as one member had it, read and free of anything forbidden (PROTOCOL.md §10.8). `structs` stand in an order in which
 * each comes after what it names; `deletes` ascend within each client; `ends` are the clients' clocks; `parts` its updates as they came.
 */
export type NoteState = {
  readonly structs: readonly NoteStruct[]
  readonly deletes: ReadonlyMap<number, readonly DeleteRange[]>
  readonly ends: ReadonlyMap<number, number>
  readonly parts: readonly Uint8Array[]
}

/**
 * Reads the parts of a note's state in their order (PROTOCOL.md §10.8): each client's structs from clock 0 on without a gap, each
 * naming only what is in the state, in no circle. Raises NOTE_TOO_LARGE beyond the limits of §10.6, NOTE_CLOCK for a gap or for
 * clocks outside, NOTE_STRUCT for anything else that no note holds.
 */
export function checkNoteState(parts: readonly Uint8Array[]): NoteState {
  ensure(parts.length <= NOTE_STATE_PARTS_MAX, 'NOTE_TOO_LARGE')
  const clients = new Map<number, NoteStruct[]>()
  const ends = new Map<number, number>()
  const deletes: DeleteRange[] = []
  let count = 0
  for (const part of parts) {
    ensure(part.length <= NOTE_STATE_PART_BYTES, 'NOTE_TOO_LARGE')
    const update = readNoteUpdate(part)
    count += update.structs.length + update.deletes.length
    ensure(count <= NOTE_STATE_STRUCTS_MAX, 'NOTE_TOO_LARGE')
    for (const struct of update.structs) addStruct(struct, clients, ends)
    for (const range of update.deletes) deletes.push(range)
  }
  ensure(clients.size <= NOTE_STATE_CLIENTS_MAX, 'NOTE_TOO_LARGE')
  return { structs: orderNoteStructs(clients), deletes: sortDeletes(deletes, ends), ends, parts }
}

function addStruct(struct: NoteStruct, clients: Map<number, NoteStruct[]>, ends: Map<number, number>): void {
  const { client, clock, length } = struct
  ensure(client <= 0xffffffff, 'NOTE_CLIENT')
  ensure(clock === (ends.get(client) ?? 0) && clock + length <= NOTE_CLOCK_MAX, 'NOTE_CLOCK')
  checkNoteStruct(struct)
  ends.set(client, clock + length)
  const structs = clients.get(client)
  if (structs === undefined) clients.set(client, [struct])
  else structs.push(struct)
}

/** Apart and ascending within each client, whatever part they stood in. */
function sortDeletes(
  deletes: readonly DeleteRange[],
  ends: ReadonlyMap<number, number>,
): Map<number, DeleteRange[]> {
  const byClient = new Map<number, DeleteRange[]>()
  for (const range of deletes) {
    ensure(range.clock + range.length <= (ends.get(range.client) ?? 0), 'NOTE_CLOCK')
    const ranges = byClient.get(range.client)
    if (ranges === undefined) byClient.set(range.client, [range])
    else ranges.push(range)
  }
  for (const ranges of byClient.values()) {
    ranges.sort((a, b) => a.clock - b.clock)
    let end = 0
    for (const { clock, length } of ranges) {
      ensure(clock >= end, 'NOTE_STRUCT')
      end = clock + length
    }
  }
  return byClient
}
