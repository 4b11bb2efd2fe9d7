import * as encoding from 'lib0/encoding'
import { NOTE_ROOT } from './noteLimits.ts'
import type { DeleteRange, StructId } from './noteUpdate.ts'

/** One encoded struct and the clocks it fills. */
export type Piece = StructId & { readonly length: number; readonly bytes: Uint8Array }

const DELETED = 1
const STRING = 4
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40

/** A Yjs V1 update of these structs and deletions (PROTOCOL.md §10.4); each client's structs must stand together and follow on each other. */
export function writeNoteUpdate(pieces: readonly Piece[], deletes: readonly DeleteRange[]): Uint8Array {
  const encoder = encoding.createEncoder()
  writeGroups(encoder, groupByClient(pieces), (first, count) => {
    encoding.writeVarUint(encoder, count)
    encoding.writeVarUint(encoder, first.client)
    encoding.writeVarUint(encoder, first.clock)
  })
  writeGroups(encoder, groupByClient(deletes.map(asPiece)), (first, count) => {
    encoding.writeVarUint(encoder, first.client)
    encoding.writeVarUint(encoder, count)
  })
  return encoding.toUint8Array(encoder)
}

/** V1 bytes of a string that follows the character `origin`, as Yjs writes the right half of a string it has split. */
export function writeTail(origin: StructId, rightOrigin: StructId | null, text: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, STRING | HAS_ORIGIN | (rightOrigin === null ? 0 : HAS_RIGHT_ORIGIN))
  for (const id of rightOrigin === null ? [origin] : [origin, rightOrigin]) writeId(encoder, id)
  encoding.writeVarUint8Array(encoder, text)
  return encoding.toUint8Array(encoder)
}

/** V1 bytes of deleted content at the root: what is left of structs that were written and deleted in one transaction. */
export function writeDeleted(length: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, DELETED)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, NOTE_ROOT)
  encoding.writeVarUint(encoder, length)
  return encoding.toUint8Array(encoder)
}

/** V1 bytes of a range in a delete set. */
function asPiece(range: DeleteRange): Piece {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, range.clock)
  encoding.writeVarUint(encoder, range.length)
  return { ...range, bytes: encoding.toUint8Array(encoder) }
}

function writeId(encoder: encoding.Encoder, { client, clock }: StructId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function writeGroups(
  encoder: encoding.Encoder,
  groups: ReadonlyMap<number, readonly [Piece, ...Piece[]]>,
  writeHead: (first: Piece, count: number) => void,
): void {
  encoding.writeVarUint(encoder, groups.size)
  for (const group of groups.values()) {
    writeHead(group[0], group.length)
    for (const { bytes } of group) encoding.writeUint8Array(encoder, bytes)
  }
}

function groupByClient(pieces: readonly Piece[]): Map<number, [Piece, ...Piece[]]> {
  const groups = new Map<number, [Piece, ...Piece[]]>()
  for (const piece of pieces) {
    const group = groups.get(piece.client)
    if (group === undefined) groups.set(piece.client, [piece])
    else group.push(piece)
  }
  return groups
}
