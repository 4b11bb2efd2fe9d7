import type { BytesReader } from '../../bytes/bytesReader.ts'
import type { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { utf8 } from '../../bytes/utf8.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
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
  readonly control: SignPublicKey | null
  readonly role: Role
  readonly person: PersonId
  readonly name: string
  readonly leaf: AgreePublicKey
  readonly leafCounter: number
  readonly seniority: number
}

/** Writes a member (PROTOCOL.md §4). */
export function writeMember(writer: BytesWriter, member: Member): void {
  writer.raw(fromHex(member.identity)).u8(member.control === null ? 0 : 1)
  if (member.control !== null) writer.raw(fromHex(member.control))
  writer
    .u8(member.role === 'facilitator' ? 1 : 2)
    .raw(fromHex(member.person))
    .lp(utf8(member.name))
    .raw(fromHex(member.leaf))
    .u32(member.leafCounter)
    .u32(member.seniority)
}

/** Reads a member; its device id is computed from its keys, never read. BAD_VALUE for an unknown role or a facilitator without E_ctl (PROTOCOL.md §4). */
export function readMember(reader: BytesReader, room: RoomId): Member {
  const identity = hex(reader.raw(32)) as AgreePublicKey
  const control = readFlag(reader) ? (hex(reader.raw(32)) as SignPublicKey) : null
  const role = readRole(reader)
  ensure((role === 'facilitator') === (control !== null), 'BAD_VALUE')
  return {
    device: deviceIdOf(room, identity, control),
    identity,
    control,
    role,
    person: hex(reader.raw(16)) as PersonId,
    name: readName(reader),
    leaf: hex(reader.raw(32)) as AgreePublicKey,
    leafCounter: reader.u32(),
    seniority: reader.u32(),
  }
}

function readFlag(reader: BytesReader): boolean {
  const flag = reader.u8()
  ensure(flag <= 1, 'BAD_VALUE')
  return flag === 1
}

function readRole(reader: BytesReader): Role {
  const role = reader.u8()
  ensure(role === 1 || role === 2, 'BAD_VALUE')
  return role === 1 ? 'facilitator' : 'member'
}
