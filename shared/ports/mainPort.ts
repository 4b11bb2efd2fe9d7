import { z } from 'zod'
import { bytesSchema, emptySchema, serverSchema } from './portSchemas.ts'
import { clockAheadSchema, serverProblemSchema } from './serverViews.ts'

/** Largest file of a profile's export, in bytes. */
export const FILE_MAX = 512 * 1024 * 1024
/** Largest call from core to main and largest answer, in estimated bytes: a file and what is around it. */
export const MAIN_MESSAGE_MAX = FILE_MAX + 1024
/** Most sealed bytes of unsent texts. */
export const DRAFTS_MAX = 4 * 1024 * 1024

/** Every call from core to main. */
export const mainCalls = {
  /**
   * Asks for the network: a hidden window that may reach these servers and nothing else. `netPort` comes before the answer when the
   * window is new; one that already covers the servers stays. `direct` allows addresses of the local network. SERVER_UNREACHABLE.
   */
  openNet: {
    request: z.strictObject({ servers: z.array(serverSchema).min(1).max(32), direct: z.boolean() }),
    response: emptySchema,
  },
  /** Asks why a server is not reached, which must be one of those that the network was asked for; null where that cannot be found out. */
  lookAtServer: {
    request: z.strictObject({ url: serverSchema }),
    response: z.strictObject({ problem: serverProblemSchema.nullable() }),
  },
  /** Ends the network. */
  closeNet: { request: emptySchema, response: emptySchema },
  /** What a lock would end: whether a profile is open, and whether any room is open. */
  standing: { request: z.strictObject({ profile: z.boolean(), rooms: z.boolean() }), response: emptySchema },
  /** Lets the person choose a place and writes these sealed bytes there; false when she chose none. PROFILE_WRITE. */
  saveFile: {
    request: z.strictObject({ bytes: bytesSchema(FILE_MAX) }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** Lets the person choose a file and reads it; null when she chose none. BACKUP_DAMAGED for one that cannot be read or is too large. */
  openFile: { request: emptySchema, response: z.strictObject({ bytes: bytesSchema(FILE_MAX).nullable() }) },
  /** Holds unsent texts for 15 minutes, sealed under a key that main does not have. */
  holdDrafts: { request: z.strictObject({ sealed: bytesSchema(DRAFTS_MAX) }), response: emptySchema },
  /** Gives them back once and forgets them; null when there are none or their time is over. */
  takeDrafts: {
    request: emptySchema,
    response: z.strictObject({ sealed: bytesSchema(DRAFTS_MAX).nullable() }),
  },
} as const

/** Every event from main to core. Each of the first two comes with one message port. */
export const mainEvents = {
  screenPort: emptySchema,
  netPort: emptySchema,
  /** The hidden window crashed; core may ask for a new one. */
  netGone: emptySchema,
  /** How far this computer's clock is ahead of a server's, in ms, by its answer to the last handshake; null when that is not known any more. */
  serverTime: z.strictObject({ url: serverSchema, clockAhead: clockAheadSchema.nullable() }),
  /** The app closes: core leaves every room, writes what is to be kept, and ends. */
  close: emptySchema,
} as const
