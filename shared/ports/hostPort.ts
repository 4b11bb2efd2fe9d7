import { z } from 'zod'
import { emptySchema, serversSchema } from './portSchemas.ts'
import type { Caller } from './typedPort.ts'

/** The name of the messages between the screen's preload script and main. */
export const HOST_MESSAGE = 'rowan-host'

/** Every call from screen to main. */
export const hostCalls = {
  /** Starts the signalling server of this computer, or finds it running: its addresses, loopback first, then the local network. SERVER_START. */
  startSignaling: { request: emptySchema, response: z.strictObject({ servers: serversSchema }) },
  /** Stops it. */
  stopSignaling: { request: emptySchema, response: emptySchema },
  /** Closes everything at once: keys, network, windows. There is no answer. */
  quit: { request: emptySchema, response: emptySchema },
} as const

/** Every event from main to screen. */
export const hostEvents = {
  /** The process with the keys has ended: nothing of it may stay on the screen. A fresh port follows. */
  coreGone: emptySchema,
} as const

/** What the preload script puts on the page as `window.rowan`. */
export type HostApi = Caller<typeof hostCalls> & { onCoreGone(listener: () => void): void }
