import type { CallResult } from '../../../shared/ports/typedPort.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { findServers } from './findServers.ts'
import type { Host } from './sessionGround.ts'

/** The addresses of the meeting points of a room. */
export type Servers = CallResult<{ servers: string[] }>

/** The meeting point of this computer, which runs only while a room needs it. */
export type MeetingPoint = {
  /** The addresses for a room: of this computer, which then becomes a meeting point, or those in a text. SERVER_START, SERVER_ADDRESS. */
  serversOf(here: boolean, text: string): Promise<Servers>
  neededBy(room: RoomId): void
  /** Nothing came of the room it was started for. */
  notNeeded(): Promise<void>
  /** The room is left. */
  leftBy(room: RoomId): Promise<void>
}

/** Makes the meeting point of this computer out of what main offers. */
export function createMeetingPoint(host: Host): MeetingPoint {
  let needed: RoomId | null = null
  return {
    async serversOf(here, text) {
      if (here) return host.startSignaling({})
      const found = findServers(text)
      if (!found.ok) return found
      if (found.value.length === 0) return { ok: false, code: 'SERVER_ADDRESS' }
      return { ok: true, value: { servers: found.value } }
    },
    neededBy(room) {
      needed = room
    },
    async notNeeded() {
      if (needed === null) await host.stopSignaling({})
    },
    async leftBy(room) {
      if (needed !== room) return
      needed = null
      await host.stopSignaling({})
    },
  }
}
