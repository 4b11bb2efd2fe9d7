import { type ErrorCode, errorCodeOf } from '../bytes/protocolError.ts'
import { CALL_MAX } from './messageSize.ts'
import {
  type Arrival,
  callMessageSchema,
  entryOf,
  invoke,
  messageId,
  readArrival,
  readBySchema,
} from './portMessages.ts'
import type { Calls, Channel, Handlers } from './typedPort.ts'

/** What the serving side may want to know: every refusal, and every failure that no ErrorCode was meant for. */
export type ServeOptions = {
  readonly refused?: (code: ErrorCode) => void
  readonly failed?: (call: string, error: unknown) => void
  /** Largest call in estimated bytes, where it is not CALL_MAX. */
  readonly limit?: number
}

type Accepted = { readonly call: string; readonly run: () => unknown }

function accept<C extends Calls>(arrival: Arrival, calls: C, handlers: Handlers<C>): Accepted {
  const { call, request } = readArrival(callMessageSchema, arrival)
  const value = readBySchema(entryOf(calls, call).request, request)
  return { call, run: () => invoke(handlers, call, value) }
}

/**
 * Answers the calls that arrive on a channel. An unknown call is answered PORT_UNKNOWN_CALL, one that does not match its schema
 * PORT_SCHEMA, one over 10 MB or nested too deep PORT_TOO_LARGE, and no handler runs for any of them. A handler that throws a
 * ProtocolError answers its code; anything else that it throws answers INTERNAL and none of its text.
 */
export function serveCalls<C extends Calls>(
  channel: Channel,
  calls: C,
  handlers: Handlers<C>,
  options: ServeOptions = {},
): void {
  const refuse = (id: number, code: ErrorCode) => {
    options.refused?.(code)
    channel.post({ id, ok: false, code })
  }
  const run = async (id: number, { call, run }: Accepted) => {
    try {
      channel.post({ id, ok: true, value: await run() })
    } catch (error) {
      const code = errorCodeOf(error)
      if (code === 'INTERNAL') options.failed?.(call, error)
      refuse(id, code)
    }
  }
  channel.onMessage(message => {
    const id = messageId(message)
    if (id === null) return options.refused?.('PORT_SCHEMA')
    try {
      void run(id, accept({ message, limit: options.limit ?? CALL_MAX }, calls, handlers))
    } catch (error) {
      refuse(id, errorCodeOf(error))
    }
  })
}
