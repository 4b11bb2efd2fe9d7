import type { RoomView } from '../../ports/screenViews.ts'
import type { RoomId } from '../../room/ids.ts'

/** What the screen shows of a room that was ended for all: that it was, and at the ender's who confirmed it. */
export function endedView(room: RoomId, title: string, ending: RoomView['ending']): RoomView {
  return {
    room,
    title,
    role: 'member',
    connection: 'ended',
    members: [],
    notes: [],
    waiting: [],
    invitation: null,
    servers: [],
    clockAhead: null,
    direct: false,
    relayProblem: null,
    kept: false,
    removed: false,
    knowing: { known: 0, others: 0 },
    securing: false,
    paused: false,
    locked: false,
    ended: true,
    ending,
    events: [],
  }
}
