import type { MessageView, RoomView } from '../../ports/screenViews.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Replication } from '../replication/replication.ts'
import type { RoomConnection } from './roomConnection.ts'
import type { ChatEntry, RoomDocuments } from './roomDocuments.ts'
import type { RoomDoor } from './roomDoor.ts'

/** What a room's view is made of. */
export type RoomParts = {
  readonly ledger: Ledger
  readonly documents: RoomDocuments
  readonly replication: Replication
  readonly door: RoomDoor
  readonly connection: RoomConnection
  readonly kept: boolean
  readonly removed: boolean
}

/** The room as the screen shows it. */
export function roomView(parts: RoomParts): RoomView {
  const { ledger, documents, door, connection, kept, removed } = parts
  const { active, keys } = ledger
  return {
    room: keys.room,
    title: roomTitle(ledger, documents),
    role: memberOf(active.state, keys.device)?.role ?? 'member',
    connection: connectionOf(parts),
    members: memberViews(parts),
    notes: documents.notes.views(keys.device),
    waiting: door.waiting(),
    invitation: door.invitation(),
    servers: connection.views(),
    kept,
    removed,
    knowing: knowingOf(parts),
  }
}

/** The room's title: as it was set last, or as its epoch says. */
export function roomTitle(ledger: Ledger, documents: RoomDocuments): string {
  return documents.title ?? ledger.active.state.policy.title
}

/** "here" only while a device is linked, "ended" when this computer lost everything or left, "alone" when a server answers and nobody is here. */
function connectionOf({ connection, ledger, replication }: RoomParts): RoomView['connection'] {
  if (!connection.isOpen) return 'ended'
  const { active, keys } = ledger
  const isOther = ({ device }: { device: DeviceId }) => device !== keys.device && replication.isLinked(device)
  if (active.state.members.some(isOther)) return 'here'
  if (connection.views().some(({ state }) => state === 'open')) return 'alone'
  return connection.wasLinked ? 'ended' : 'connecting'
}

/** Whoever said in a *have* that she is in the active epoch knows who is in the room (PROTOCOL.md §8.1). */
function knowingOf({ ledger, replication }: RoomParts): RoomView['knowing'] {
  const { active, keys } = ledger
  const others = active.state.members.filter(({ device }) => device !== keys.device)
  const known = others.filter(({ device }) => replication.epochOf(device) === active.id)
  return { known: known.length, others: others.length }
}

function memberViews({ ledger, replication }: RoomParts): RoomView['members'] {
  const { active, keys } = ledger
  return active.state.members.map(({ device, name, role }) => {
    const self = device === keys.device
    return { device, name, role, self, here: self || replication.isLinked(device) }
  })
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
