import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import type { RelayAccess } from '../../room/relay/relayAccess.ts'
import type { KeptRooms } from '../profile/keptRooms.ts'
import type { RoomSession } from '../room/roomSession.ts'
import type { RoomTable } from '../room/roomTable.ts'

/** What a device has of a room at its first moment in it; `offset` is how far the room's time is ahead, in ms. */
export type EnteredRoom = {
  readonly keys: DeviceKeys
  readonly epoch: Epoch
  readonly offset: number
  /** What this device may ask for a relay with; nothing where it was let in. */
  readonly relay?: RelayAccess | null
}

/**
 * Takes a room that was made or joined into the session, unconnected, in the place of what it was before (PROTOCOL.md §9). The codes of
 * RoomTable.add.
 */
export function enterRoom(
  table: RoomTable,
  kept: KeptRooms,
  { keys, epoch, offset, relay = null }: EnteredRoom,
): RoomSession {
  const { servers } = epoch.state.policy
  // whoever is invited again has new keys in the same room
  const before = table.find(keys.room)
  before?.close()
  const room = table.add({
    keys,
    offset,
    epochs: [epoch],
    outside: [],
    wires: [],
    servers,
    relay,
    shelf: null,
  })
  if (before !== undefined) kept.keepAgain(before, room)
  return room
}
