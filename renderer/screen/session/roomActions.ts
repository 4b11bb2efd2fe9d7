import type { RoomId } from '../../../shared/room/ids.ts'
import { createMeetingPoint } from './meetingPoint.ts'
import { withoutNews } from './roomNews.ts'
import { type HostDraft, type Place, withoutRoom } from './screenState.ts'
import type { Done, Ground } from './sessionGround.ts'

/** What can be done with rooms as a whole. */
export type RoomActions = {
  host(draft: HostDraft): Promise<Done>
  openRoom(room: RoomId, meeting: boolean): Promise<Done>
  /** Closes a room and leads to `to`; where nothing is said, to the rooms of the open profile or the first page. */
  closeRoom(room: RoomId, to?: Place): Promise<void>
  /** Leaves a room for good; once core has said that it is gone, a page of its own says so. */
  leaveForGood(room: RoomId): Promise<Done>
  /** Destroys a kept room's key here and leaves it, without a word to the others. */
  forgetRoom(room: RoomId): Promise<Done>
  /** Puts away what happened in a room. */
  putNewsAway(room: RoomId): void
}

type Meeting = { readonly meetingPoint: ReturnType<typeof createMeetingPoint> }

/** Makes the actions around rooms. */
export function roomActions(ground: Ground): RoomActions {
  const inside = { ...ground, meetingPoint: createMeetingPoint(ground.host) }
  const { state, patch } = ground
  return {
    ...entering(inside),
    ...leaving(inside),
    ...forgetting(inside),
    putNewsAway: room => patch({ news: withoutNews(state.get().news, room) }),
  }
}

function entering({ caller, patch, meetingPoint }: Ground & Meeting): Pick<RoomActions, 'host' | 'openRoom'> {
  async function enter(room: RoomId, meeting: boolean): Promise<void> {
    if (meeting) meetingPoint.neededBy(room)
    patch({ place: { at: 'room', room }, notice: null })
  }
  return {
    async host({ title, name, meeting, server, relay }) {
      const servers = await meetingPoint.serversOf(meeting, server)
      if (!servers.ok) return servers
      const token = meeting ? '' : relay.trim()
      const made = await caller.hostRoom({
        ...{ title, name, servers: servers.value.servers, direct: token === '' },
        ...(token === '' ? {} : { relayToken: token }),
      })
      if (made.ok) await enter(made.value.room, meeting)
      else if (meeting) await meetingPoint.notNeeded()
      return made
    },
    async openRoom(room, meeting) {
      const servers = meeting ? await meetingPoint.serversOf(true, '') : null
      if (servers && !servers.ok) return servers
      const opened = await caller.openRoom({ room, ...servers?.value })
      if (opened.ok) await enter(room, meeting)
      else if (meeting) await meetingPoint.notNeeded()
      return opened
    },
  }
}

function leaving({
  state,
  caller,
  patch,
  meetingPoint,
}: Ground & Meeting): Pick<RoomActions, 'closeRoom' | 'leaveForGood'> {
  /** Core tells the others first; the room is left once it is gone. */
  function whenGone(room: RoomId): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (state.get().leaving === room) return
        stop()
        resolve()
      }
      const stop = state.subscribe(look)
      look()
    })
  }
  return {
    async closeRoom(room, to = { at: state.get().profile.open ? 'rooms' : 'start' }) {
      const { rooms, news } = state.get()
      const isKept = rooms.find(other => other.room === room)?.kept
      patch({ rooms: isKept ? rooms : withoutRoom(rooms, room), news: withoutNews(news, room), place: to })
      await caller.closeRoom({ room })
      await meetingPoint.leftBy(room)
    },
    async leaveForGood(room) {
      patch({ leaving: room })
      const left = await caller.leaveRoom({ room })
      if (!left.ok) {
        patch({ leaving: null })
        return left
      }
      await whenGone(room)
      await meetingPoint.leftBy(room)
      return left
    },
  }
}

function forgetting({
  state,
  caller,
  patch,
  meetingPoint,
}: Ground & Meeting): Pick<RoomActions, 'forgetRoom'> {
  return {
    async forgetRoom(room) {
      const forgotten = await caller.forgetRoom({ room })
      if (!forgotten.ok) return forgotten
      const { rooms, news } = state.get()
      patch({
        rooms: withoutRoom(rooms, room),
        news: withoutNews(news, room),
        place: { at: 'rooms' },
        notice: 'room.forgotten',
      })
      await meetingPoint.leftBy(room)
      return forgotten
    },
  }
}
