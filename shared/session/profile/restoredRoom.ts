import { ensure } from '../../bytes/protocolError.ts'
import { reopenEpoch } from '../../room/epoch/openEpoch.ts'
import type { RoomStart } from '../room/roomStart.ts'
import type { KeptRoom } from './profileContent.ts'
import type { RoomShelf } from './roomShelf.ts'

/** What a room opens with that was kept, or that a backup holds; PROFILE_DAMAGED for one without epochs, and the codes of reopenEpoch. */
export function restoredRoom(
  { keys, offset, epochs, outside, wires, relay = null }: KeptRoom,
  shelf: RoomShelf | null,
): RoomStart {
  const [first, ...later] = epochs.map(({ signed, secret }) => reopenEpoch(signed, secret, keys.room))
  ensure(first !== undefined, 'PROFILE_DAMAGED')
  const { servers } = (later.at(-1) ?? first).state.policy
  return { keys, offset, epochs: [first, ...later], outside, wires, servers, relay, shelf }
}
