import type { z } from 'zod'
import { type ErrorCode, errorCodeOf } from '../bytes/protocolError.ts'
import { ANSWER_MAX } from './messageSize.ts'
import {
  type Arrival,
  answerMessageSchema,
  entryOf,
  eventMessageSchema,
  invoke,
  messageId,
  readArrival,
  readBySchema,
} from './portMessages.ts'
import type { Caller, CallResult, Calls, Channel, Events, Listeners } from './typedPort.ts'

type Pending = {
  readonly response: z.ZodType
  readonly settle: (result: CallResult<unknown>) => void
}

/** What the calling side may want to know: every answer or event that was refused. */
export type CallerOptions = {
  readonly refused?: (code: ErrorCode) => void
  /** Largest answer in estimated bytes, where it is not ANSWER_MAX. */
  readonly limit?: number
}

function readAnswer(arrival: Arrival, response: z.ZodType): CallResult<unknown> {
  try {
    const answer = readArrival(answerMessageSchema, arrival)
    return answer.ok
      ? { ok: true, value: readBySchema(response, answer.value) }
      : { ok: false, code: answer.code }
  } catch (error) {
    return { ok: false, code: errorCodeOf(error) }
  }
}

function readEvent<E extends Events>(message: unknown, events: E, listeners: Listeners<E>): () => void {
  const { event, payload } = readArrival(eventMessageSchema, { message, limit: ANSWER_MAX })
  const value = readBySchema(entryOf(events, event), payload)
  return () => invoke(listeners, event, value)
}

function createPending(channel: Channel) {
  const pending = new Map<number, Pending>()
  let closed = false
  let last = 0
  channel.onClose?.(() => {
    closed = true
    for (const { settle } of pending.values()) settle({ ok: false, code: 'PORT_CLOSED' })
    pending.clear()
  })
  return {
    take(id: number): Pending | undefined {
      const found = pending.get(id)
      pending.delete(id)
      return found
    },
    call: (name: string, request: unknown, response: z.ZodType) =>
      new Promise<CallResult<unknown>>(settle => {
        if (closed) return settle({ ok: false, code: 'PORT_CLOSED' })
        last += 1
        try {
          channel.post({ id: last, call: name, request })
          pending.set(last, { response, settle })
        } catch {
          settle({ ok: false, code: 'PORT_SCHEMA' })
        }
      }),
  }
}

/**
 * Makes the calls of a channel as functions that give a result and never throw, and hands its events to the listeners. Answers and
 * events are validated as strictly as calls are: a wrong answer is PORT_SCHEMA or PORT_TOO_LARGE, a wrong event is dropped and
 * counted. A request that cannot be sent at all is PORT_SCHEMA; when the channel closes, everything unanswered is PORT_CLOSED.
 */
export function createCaller<C extends Calls, E extends Events>(
  channel: Channel,
  calls: C,
  events: E,
  listeners: Listeners<E>,
  options: CallerOptions = {},
): Caller<C> {
  const pending = createPending(channel)
  channel.onMessage(message => {
    const id = messageId(message)
    if (id === null) {
      hearEvent(message)
      return
    }
    const call = pending.take(id)
    if (!call) return options.refused?.('PORT_UNKNOWN_CALL')
    call.settle(readAnswer({ message, limit: options.limit ?? ANSWER_MAX }, call.response))
  })
  const hearEvent = (message: unknown) => {
    let tell: () => void
    try {
      tell = readEvent(message, events, listeners)
    } catch (error) {
      options.refused?.(errorCodeOf(error))
      return
    }
    tell()
  }
  const callerEntries = Object.entries(calls).map(([name, { response }]) => [
    name,
    (request: unknown) => pending.call(name, request, response),
  ])
  return Object.fromEntries(callerEntries)
}
