import type { RoomView } from '../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../shared/room/ids.ts'

type Rooms = readonly RoomId[]

const everybodyKnows = ({ knowing }: RoomView) => knowing.known >= knowing.others

const peopleOf = ({ members }: RoomView) =>
  members
    .map(({ device }) => device)
    .sort()
    .join()

const withMark = (unsettled: Rooms, room: RoomId): Rooms =>
  unsettled.includes(room) ? unsettled : [...unsettled, room]

/**
 * The unsettled rooms after a view came in. Only a change of people begins it: after renewed keys or a new start the other computers
 * have confirmed nothing yet either, and may know very well who is in the room.
 */
export function unsettledByView(unsettled: Rooms, before: RoomView | undefined, now: RoomView): Rooms {
  if (everybodyKnows(now)) return unsettled.filter(room => room !== now.room)
  const changed = before !== undefined && peopleOf(before) !== peopleOf(now)
  return changed ? withMark(unsettled, now.room) : unsettled
}

/** The unsettled rooms after this device was let into a room: that was a change of people too. */
export function unsettledByEntering(unsettled: Rooms, rooms: readonly RoomView[], entered: RoomId): Rooms {
  const view = rooms.find(({ room }) => room === entered)
  return view && everybodyKnows(view) ? unsettled : withMark(unsettled, entered)
}
