import type { BytesReader } from '../../bytes/bytesReader.ts'
import type { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { utf8 } from '../../bytes/utf8.ts'
import { type AgreePublicKey, agreeKeyOf } from '../../crypto/agree.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'
import { deviceIdOf } from '../device/roomIdentity.ts'
import type { DeviceId, PersonId, RoomId } from '../ids.ts'
import { readName } from '../readName.ts'

/** What a device may do: a facilitator admits, hides, shares and ends; a member talks and writes (PROTOCOL.md §4). */
export type Role = 'facilitator' | 'member'

/** One device of a room as every member knows it (PROTOCOL.md §4). `seniority` is the number of the epoch that added it. */
export type Member = {
  readonly device: DeviceId
  readonly identity: AgreePublicKey
  readonly control: SignPublicKey
  readonly role: Role
  readonly person: PersonId
  readonly name: string
  readonly leaf: AgreePublicKey
  readonly leafCounter: number
  readonly seniority: number
}

/** Writes a member (PROTOCOL.md §4). */
export function writeMember(writer: BytesWriter, member: Member): void {
  writer.raw(fromHex(member.identity)).raw(fromHex(member.control))
  writeRole(writer, member.role)
    .raw(fromHex(member.person))
    .lp(utf8(member.name))
    .raw(fromHex(member.leaf))
    .u32(member.leafCounter)
    .u32(member.seniority)
}

/** Reads a member; its device id is computed from its keys, never read. BAD_VALUE for an unknown role, BAD_KEY for a key of small order (PROTOCOL.md §4). */
export function readMember(reader: BytesReader, room: RoomId): Member {
  const identity = agreeKeyOf(reader.raw(32))
  const control = hex(reader.raw(32)) as SignPublicKey
  const role = readRole(reader)
  return {
    device: deviceIdOf(room, identity, control),
    identity,
    control,
    role,
    person: hex(reader.raw(16)) as PersonId,
    name: readName(reader),
    leaf: agreeKeyOf(reader.raw(32)),
    leafCounter: reader.u32(),
    seniority: reader.u32(),
  }
}

/** Writes a role, one byte (PROTOCOL.md §4.1). */
export function writeRole(writer: BytesWriter, role: Role): BytesWriter {
  return writer.u8(role === 'facilitator' ? 1 : 2)
}

/** Reads a role; BAD_VALUE for an unknown one (PROTOCOL.md §4.1). */
export function readRole(reader: BytesReader): Role {
  const role = reader.u8()
  ensure(role === 1 || role === 2, 'BAD_VALUE')
  return role === 1 ? 'facilitator' : 'member'
}
