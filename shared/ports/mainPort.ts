import { z } from 'zod'
import { emptySchema, serverSchema } from './portSchemas.ts'

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
  /** Ends the network. */
  closeNet: { request: emptySchema, response: emptySchema },
} as const

/** Every event from main to core. Each of the first two comes with one message port. */
export const mainEvents = {
  screenPort: emptySchema,
  netPort: emptySchema,
  /** The hidden window crashed; core may ask for a new one. */
  netGone: emptySchema,
  /** The app closes: core leaves every room, writes what is to be kept, and ends. */
  close: emptySchema,
} as const
