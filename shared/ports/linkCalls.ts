import { z } from 'zod'
import { linksViewSchema, relayTrialSchema } from './linkViews.ts'
import { roomIdSchema } from './portSchemas.ts'

const room = z.strictObject({ room: roomIdSchema })

/** The calls from screen to core about the links of a room. */
export const linkCalls = {
  /** How each of the others is linked, or for how long not, since the room was opened here. ROOM_UNKNOWN. */
  readLinks: { request: room, response: linksViewSchema },
  /** Tries the relay of a room from this computer to itself; answered in 20 s at most. ROOM_UNKNOWN, ROOM_CLOSED; NOT_ALLOWED in a direct room. */
  tryRelay: { request: room, response: relayTrialSchema },
} as const
