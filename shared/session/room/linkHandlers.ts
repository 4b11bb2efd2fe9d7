import type { linkCalls } from '../../ports/linkCalls.ts'
import type { Handlers } from '../../ports/typedPort.ts'
import type { Rooms } from '../rooms.ts'

/** What a session answers about the links of its rooms; the codes are those of linkCalls. */
export function linkHandlers(rooms: Rooms): Handlers<typeof linkCalls> {
  return {
    readLinks: ({ room }) => rooms.get(room).links(),
    tryRelay: ({ room }) => rooms.get(room).tryRelay(),
  }
}
