import type { MessageView, RoomView } from '../../ports/screenViews.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import type { Member } from '../../room/epoch/member.ts'
import type { DeviceId, RecordId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Replication } from '../replication/replication.ts'
import type { ServerNews } from '../servers/serverNews.ts'
import type { RoomConnection } from './roomConnection.ts'
import type { ChatEntry, RoomDocuments } from './roomDocuments.ts'
import type { RoomDoor } from './roomDoor.ts'
import { roomEvents } from './roomEvents.ts'
import type { RelayProblem } from './roomRelay.ts'

/** What a room's view is made of. */
export type RoomParts = {
  readonly ledger: Ledger
  readonly documents: RoomDocuments
  readonly replication: Replication
  readonly door: RoomDoor
  readonly connection: RoomConnection
  readonly news: ServerNews
  /** How far the room's time is ahead of this computer's, in ms, as it was when it was let in. */
  readonly offset: number
  readonly kept: boolean
  readonly removed: boolean
  readonly relayProblem: RelayProblem | null
  /** Who has not confirmed the end for all; null where this device has not ended the room. */
  readonly ending: readonly Member[] | null
  readonly isSuspended: (device: DeviceId) => boolean
  readonly hasLeft: (device: DeviceId) => boolean
}

/** The room as the screen shows it. */
export function roomView(parts: RoomParts): RoomView {
  const { ledger, door, kept, removed } = parts
  const { active, keys, epochBook } = ledger
  const { title, paused, locked } = active.state.policy
  return {
    room: keys.room,
    title,
    role: epochBook.role ?? 'member',
    connection: connectionOf(parts),
    members: memberViews(parts),
    notes: parts.documents.notes.views(keys.device),
    waiting: door.waiting(),
    invitation: door.invitation(),
    servers: serverViews(parts),
    clockAhead: clockAheadOf(parts),
    direct: active.state.policy.ice === 'direct',
    relayProblem: relayProblemOf(parts),
    kept,
    removed,
    knowing: knowingOf(parts),
    securing: epochBook.standing === 'securing',
    paused,
    locked,
    ended: false,
    ending: endingOf(parts),
    events: roomEvents(ledger, parts.hasLeft),
  }
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

/** Of a room that is closed nothing is known to be wrong with its servers. */
function serverViews({ connection, news }: RoomParts): RoomView['servers'] {
  return connection
    .views()
    .map(view => ({ ...view, problem: connection.isOpen ? news.problemOf(view.url) : null }))
}

/** What the room's time tells of this computer's clock is asked for only where no server tells any: it is as old as the way in (PROTOCOL.md §9.6). */
function clockAheadOf({ connection, news, offset }: RoomParts): RoomView['clockAhead'] {
  const { isOpen, servers } = connection
  if (!isOpen) return null
  return offset !== 0 && news.tellNoTime(servers) ? -offset : news.clockAhead(servers)
}

/** With somebody here, what is wrong with the relay is no reason for anything yet. */
function relayProblemOf(parts: RoomParts): RoomView['relayProblem'] {
  return connectionOf(parts) === 'here' || !parts.connection.isOpen ? null : parts.relayProblem
}

/** Whoever said in a *have* that she is in the active epoch knows who is in the room (PROTOCOL.md §8.1). */
function knowingOf({ ledger, replication }: RoomParts): RoomView['knowing'] {
  const { active, keys } = ledger
  const others = active.state.members.filter(({ device }) => device !== keys.device)
  const known = others.filter(({ device }) => replication.epochOf(device) === active.id)
  return { known: known.length, others: others.length }
}

function endingOf({ ledger, ending }: RoomParts): RoomView['ending'] {
  if (ending === null) return null
  const others = ledger.active.state.members.length - 1
  return { confirmed: others - ending.length, others, missing: ending.map(({ name }) => name) }
}

function memberViews({ ledger, replication, isSuspended }: RoomParts): RoomView['members'] {
  const { epochBook, keys, strands } = ledger
  const twofold = new Set([...strands].filter(({ frozen }) => frozen).map(({ author }) => author))
  return epochBook.members.map(({ device, name, role }) => {
    const self = device === keys.device
    const here = self || replication.isLinked(device)
    return { device, name, role, self, here, suspended: isSuspended(device), twofold: twofold.has(device) }
  })
}

/**
 * A message as the screen shows it. It counts as delivered to a device when that device's *have* covers it; devices that
 * were not in the room when it was written are not counted (PROTOCOL.md §8.1).
 */
export function messageView(
  entry: ChatEntry,
  ledger: Ledger,
  replication: Replication,
  isSaved: (record: RecordId) => boolean,
): Omit<MessageView, 'reply'> {
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
    contentNote: entry.contentNote,
    removed: entry.removed,
    hiddenByFacilitator: entry.hidden,
    delivered: others.filter(({ device }) => replication.hasConfirmed(device, entry.strand, entry.seq))
      .length,
    others: others.length,
    saved: isSaved(entry.id),
  }
}
