import { type BytesReader, readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import { fromUtf8, utf8 } from '../../bytes/utf8.ts'
import type { DeviceId, RecordId, RoomId, StrandId } from '../ids.ts'
import { readName } from '../readName.ts'
import { decodeRelayGrant, encodeRelayGrant, RELAY_GRANT_MAX, type RelayGrant } from '../relay/relayGrant.ts'
import { type Member, readMember, writeMember } from './member.ts'

/** Most devices in a room (PROTOCOL.md §13). */
export const MAX_DEVICES = 32
const MAX_REMOVED = 1024
const MAX_STRANDS = 4096
const MAX_SERVERS = 4
const PAUSED = 1
const LOCKED = 2
const ENDED = 4

/** How the room connects and what it is called (PROTOCOL.md §4). */
export type RoomPolicy = {
  readonly title: string
  readonly ice: 'relay' | 'direct'
  /** Facilitators alone may write. */
  readonly paused: boolean
  /** Nobody is let in. */
  readonly locked: boolean
  /** The room is over for everybody: whoever reads this destroys its keys. */
  readonly ended: boolean
  readonly servers: readonly string[]
  /** What opens the room's relay for a while; null where it has none, or none yet. */
  readonly relay: RelayGrant | null
}

/** The last record of a strand that belongs to a closed epoch (PROTOCOL.md §4). */
export type FrontierEntry = { readonly strand: StrandId; readonly seq: number; readonly record: RecordId }

/** A device that was removed, and by which epoch number (PROTOCOL.md §4). */
export type RemovedDevice = { readonly device: DeviceId; readonly epochNumber: number }

/** The sealed content of an epoch record: who is in the room, who is not any more, policy, and a closing frontier for each parent (PROTOCOL.md §4). */
export type EpochState = {
  readonly members: readonly Member[]
  readonly removed: readonly RemovedDevice[]
  readonly policy: RoomPolicy
  readonly frontiers: readonly (readonly FrontierEntry[])[]
}

/** The member with this device id, if there is one (PROTOCOL.md §4). */
export function memberOf(state: EpochState, device: DeviceId): Member | undefined {
  return state.members.find(member => member.device === device)
}

/** Encodes an epoch's state (PROTOCOL.md §4). */
export function encodeEpochState(state: EpochState): Uint8Array {
  const writer = new BytesWriter().u8(1).u8(state.members.length)
  for (const member of state.members) writeMember(writer, member)
  writer.u16(state.removed.length)
  for (const { device, epochNumber } of state.removed) writer.raw(fromHex(device)).u32(epochNumber)
  writer
    .lp(utf8(state.policy.title))
    .u8(state.policy.ice === 'relay' ? 1 : 2)
    .u8(flagsOf(state.policy))
  writer.u8(state.policy.servers.length)
  for (const server of state.policy.servers) writer.lp(utf8(server))
  writer.lp(encodeRelayGrant(state.policy.relay)).u8(state.frontiers.length)
  for (const frontier of state.frontiers) writeFrontier(writer, frontier)
  return writer.finish()
}

/** Decodes an epoch's state; wrong order, doubles or sizes raise BAD_VALUE, TOO_LARGE, TRUNCATED or TRAILING (PROTOCOL.md §4). */
export function decodeEpochState(bytes: Uint8Array, room: RoomId): EpochState {
  return readExactly(bytes, reader => {
    ensure(reader.u8() === 1, 'BAD_VERSION')
    const members = readMany(reader.u8(), MAX_DEVICES, () => readMember(reader, room))
    ensure(
      members.length > 0 && new Set(members.map(member => member.device)).size === members.length,
      'BAD_VALUE',
    )
    const removed = readMany(reader.u16(), MAX_REMOVED, () => readRemoved(reader))
    const policy = readPolicy(reader)
    const frontiers = readMany(reader.u8(), 8, () => readFrontier(reader))
    return { members, removed, policy, frontiers }
  })
}

function readRemoved(reader: BytesReader): RemovedDevice {
  return { device: hex(reader.raw(16)) as DeviceId, epochNumber: reader.u32() }
}

function readPolicy(reader: BytesReader): RoomPolicy {
  const title = readName(reader)
  const ice = reader.u8()
  ensure(ice === 1 || ice === 2, 'BAD_VALUE')
  const flags = reader.u8()
  ensure(flags <= PAUSED + LOCKED + ENDED, 'BAD_VALUE')
  const servers = readMany(reader.u8(), MAX_SERVERS, () => fromUtf8(reader.lp(200)))
  return {
    title,
    ice: ice === 1 ? 'relay' : 'direct',
    paused: (flags & PAUSED) !== 0,
    locked: (flags & LOCKED) !== 0,
    ended: (flags & ENDED) !== 0,
    servers,
    relay: decodeRelayGrant(reader.lp(RELAY_GRANT_MAX)),
  }
}

function flagsOf({ paused, locked, ended }: RoomPolicy): number {
  return (paused ? PAUSED : 0) + (locked ? LOCKED : 0) + (ended ? ENDED : 0)
}

function writeFrontier(writer: BytesWriter, frontier: readonly FrontierEntry[]): void {
  writer.u16(frontier.length)
  for (const { strand, seq, record } of frontier) writer.raw(fromHex(strand)).u32(seq).raw(fromHex(record))
}

function readFrontier(reader: BytesReader): FrontierEntry[] {
  return readMany(reader.u16(), MAX_STRANDS, () => ({
    strand: hex(reader.raw(8)) as StrandId,
    seq: reader.u32(),
    record: hex(reader.raw(32)) as RecordId,
  }))
}
