import { type BytesReader, readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import type { DeviceId, RoomId } from '../ids.ts'
import { MAX_DEVICES } from './epochState.ts'
import { type Member, type Role, readMember, readRole, writeMember, writeRole } from './member.ts'

/** One change of who is in the room and as what; readable by the members of the parent epoch, the removed included (PROTOCOL.md §4). */
export type EpochOp =
  | { readonly type: 'add'; readonly member: Member }
  | { readonly type: 'remove'; readonly device: DeviceId }
  | { readonly type: 'role'; readonly device: DeviceId; readonly role: Role }

/** Encodes the ops of an epoch record (PROTOCOL.md §4). */
export function encodeEpochOps(ops: readonly EpochOp[]): Uint8Array {
  const writer = new BytesWriter().u8(1).u8(ops.length)
  for (const op of ops) writeOp(writer, op)
  return writer.finish()
}

/** Decodes the ops of an epoch record; an unknown op raises BAD_TYPE (PROTOCOL.md §4). */
export function decodeEpochOps(bytes: Uint8Array, room: RoomId): EpochOp[] {
  return readExactly(bytes, reader => {
    ensure(reader.u8() === 1, 'BAD_VERSION')
    const count = reader.u8()
    ensure(count <= 2 * MAX_DEVICES, 'TOO_LARGE')
    return Array.from({ length: count }, () => readOp(reader, room))
  })
}

function writeOp(writer: BytesWriter, op: EpochOp): void {
  switch (op.type) {
    case 'add':
      writeMember(writer.u8(1), op.member)
      return
    case 'remove':
      writer.u8(2).raw(fromHex(op.device))
      return
    case 'role':
      writeRole(writer.u8(3).raw(fromHex(op.device)), op.role)
  }
}

function readOp(reader: BytesReader, room: RoomId): EpochOp {
  const type = reader.u8()
  if (type === 1) return { type: 'add', member: readMember(reader, room) }
  if (type === 2) return { type: 'remove', device: hex(reader.raw(16)) as DeviceId }
  if (type === 3) return { type: 'role', device: hex(reader.raw(16)) as DeviceId, role: readRole(reader) }
  throw new ProtocolError('BAD_TYPE')
}
