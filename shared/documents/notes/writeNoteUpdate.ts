import * as encoding from 'lib0/encoding'
import type { DeleteRange, StructId } from './noteUpdate.ts'

/** One encoded struct and the clocks it fills. */
export type NotePiece = StructId & { readonly length: number; readonly bytes: Uint8Array }

/** A Yjs V1 update of these structs and deletions (PROTOCOL.md §10.4); each client's structs must follow on each other. */
export function writeNoteUpdate(pieces: readonly NotePiece[], deletes: readonly DeleteRange[]): Uint8Array {
  const encoder = encoding.createEncoder()
  const blocks = groupByClient(pieces)
  encoding.writeVarUint(encoder, blocks.size)
  for (const [client, block] of blocks) {
    encoding.writeVarUint(encoder, block.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, block[0].clock)
    for (const { bytes } of block) encoding.writeUint8Array(encoder, bytes)
  }
  writeDeletes(encoder, groupByClient(deletes))
  return encoding.toUint8Array(encoder)
}

function writeDeletes(encoder: encoding.Encoder, groups: ReadonlyMap<number, readonly DeleteRange[]>): void {
  encoding.writeVarUint(encoder, groups.size)
  for (const [client, ranges] of groups) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
}

function groupByClient<T extends StructId>(items: readonly T[]): Map<number, [T, ...T[]]> {
  const groups = new Map<number, [T, ...T[]]>()
  for (const item of items) {
    const group = groups.get(item.client)
    if (group === undefined) groups.set(item.client, [item])
    else group.push(item)
  }
  return groups
}
