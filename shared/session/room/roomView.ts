import type { MessageView, RoomView } from '../../ports/screenPort.ts'
import type { ServerState } from '../../ports/transport.ts'
import type { EpochState } from '../../room/epoch/epochState.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Replication } from '../replication/replication.ts'
import type { ChatEntry } from './roomDocuments.ts'

/** What a room's connection looks like from its servers and links (PRODUCT P0 5). */
export type ConnectionFacts = {
  readonly open: boolean
  readonly servers: ReadonlyMap<string, ServerState>
  readonly linked: number
  readonly wasLinked: boolean
}

/**
 * The word for a room's connection: "here" only while a device is linked, "ended" when somebody was here and this
 * computer has lost everything, "alone" when a server answers and nobody is here.
 */
export function connectionOf({ open, servers, linked, wasLinked }: ConnectionFacts): RoomView['connection'] {
  if (!open) return 'ended'
  if (linked > 0) return 'here'
  if ([...servers.values()].includes('open')) return 'alone'
  return wasLinked ? 'ended' : 'connecting'
}

/** The members of a room as the screen shows them. */
export function memberViews(
  state: EpochState,
  self: DeviceId,
  isHere: (device: DeviceId) => boolean,
): RoomView['members'] {
  return state.members.map(({ device, name, role }) => ({
    device,
    name,
    role,
    self: device === self,
    here: device === self || isHere(device),
  }))
}

/** The role of this device; a member when it is not listed. */
export function ownRole(state: EpochState, self: DeviceId): RoomView['role'] {
  return memberOf(state, self)?.role ?? 'member'
}

/**
 * A message as the screen shows it. It counts as delivered to a device when that device's *have* covers it; devices that
 * were not in the room when it was written are not counted (PROTOCOL.md §8.1).
 */
export function messageView(entry: ChatEntry, ledger: Ledger, replication: Replication): MessageView {
  const { keys, active } = ledger
  const epoch = ledger.epoch(entry.epoch) ?? active
  const others = active.state.members.filter(
    ({ device }) => device !== keys.device && memberOf(epoch.state, device) !== undefined,
  )
  return {
    record: entry.id,
    author: entry.author,
    authorName: memberOf(epoch.state, entry.author)?.name ?? '',
    mine: entry.author === keys.device,
    at: entry.at,
    text: entry.text,
    removed: entry.removed,
    delivered: others.filter(({ device }) => replication.hasConfirmed(device, entry.strand, entry.seq))
      .length,
    others: others.length,
  }
}
