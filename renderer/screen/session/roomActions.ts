import type { CallResult } from '../../../shared/ports/typedPort.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { findServers } from './findServers.ts'
import { type HostDraft, type Place, withoutRoom } from './screenState.ts'
import type { Done, Ground } from './sessionGround.ts'

/** What can be done with rooms as a whole. */
export type RoomActions = {
  host(draft: HostDraft): Promise<Done>
  openRoom(room: RoomId, meeting: boolean): Promise<Done>
  /** Closes a room and leads to `to`; where nothing is said, to the rooms of the open profile or the first page. */
  leaveRoom(room: RoomId, to?: Place): Promise<void>
}

type Servers = CallResult<{ servers: string[] }>

/** Makes the actions around rooms. The meeting point of this computer runs only while a room needs it. */
export function roomActions({ state, caller, host, patch }: Ground): RoomActions {
  let meetingFor: RoomId | null = null

  async function serversOf(meeting: boolean, text: string): Promise<Servers> {
    if (meeting) return host.startSignaling({})
    const found = findServers(text)
    if (!found.ok) return found
    if (found.value.length === 0) return { ok: false, code: 'SERVER_ADDRESS' }
    return { ok: true, value: { servers: found.value } }
  }

  async function enter(room: RoomId, meeting: boolean): Promise<void> {
    if (meeting) meetingFor = room
    patch({ place: { at: 'room', room }, notice: null })
  }

  async function undoMeeting(meeting: boolean): Promise<void> {
    if (meeting && meetingFor === null) await host.stopSignaling({})
  }

  return {
    async host({ title, name, meeting, server }) {
      const servers = await serversOf(meeting, server)
      if (!servers.ok) return servers
      const made = await caller.hostRoom({ title, name, servers: servers.value.servers, direct: true })
      if (made.ok) await enter(made.value.room, meeting)
      else await undoMeeting(meeting)
      return made
    },
    async openRoom(room, meeting) {
      const servers = meeting ? await serversOf(true, '') : null
      if (servers && !servers.ok) return servers
      const opened = await caller.openRoom({ room, ...servers?.value })
      if (opened.ok) await enter(room, meeting)
      else await undoMeeting(meeting)
      return opened
    },
    async leaveRoom(room, to = { at: state.get().profile.open ? 'rooms' : 'start' }) {
      const view = state.get().rooms.find(other => other.room === room)
      if (!view?.kept) patch({ rooms: withoutRoom(state.get().rooms, room) })
      patch({ place: to })
      await caller.closeRoom({ room })
      if (meetingFor !== room) return
      meetingFor = null
      await host.stopSignaling({})
    },
  }
}
