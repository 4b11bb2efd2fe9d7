import { z } from 'zod'
import { ensure, ProtocolError } from '../bytes/protocolError.ts'
import { ensureSize } from './messageSize.ts'
import { errorCodeSchema } from './portSchemas.ts'

const id = z.number().int().nonnegative()
const callName = z.string().max(64)

/** A call on the wire. */
export const callMessageSchema = z.strictObject({ id, call: callName, request: z.unknown() })
/** An answer on the wire. */
export const answerMessageSchema = z.discriminatedUnion('ok', [
  z.strictObject({ id, ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ id, ok: z.literal(false), code: errorCodeSchema }),
])
/** An event on the wire. */
export const eventMessageSchema = z.strictObject({ event: callName, payload: z.unknown() })

/** What came over a port and what it may be: size first, then shape. */
export type Arrival = { readonly message: unknown; readonly limit: number }

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  ensure(parsed.success, 'PORT_SCHEMA')
  return parsed.data
}

/** Reads a value by its schema; anything else, also a value that throws when it is read, raises PORT_SCHEMA. */
export function readBySchema<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  try {
    return parse(schema, value)
  } catch {
    throw new ProtocolError('PORT_SCHEMA')
  }
}

/** Reads an arrived message by its schema; over `limit` estimated bytes raises PORT_TOO_LARGE, otherwise PORT_SCHEMA. */
export function readArrival<S extends z.ZodType>(schema: S, { message, limit }: Arrival): z.output<S> {
  try {
    ensureSize(message, limit)
    return parse(schema, message)
  } catch (error) {
    throw error instanceof ProtocolError ? error : new ProtocolError('PORT_SCHEMA')
  }
}

/** The number of a call or answer even when the rest of it is refused, so that the refusal can name it; null when there is none. */
export function messageId(message: unknown): number | null {
  try {
    if (typeof message !== 'object' || message === null || !Object.hasOwn(message, 'id')) return null
    return id.safeParse(Reflect.get(message, 'id')).data ?? null
  } catch {
    // Something that throws when it is looked at has no number; reading it as a message refuses and counts it.
    return null
  }
}

/** The schema of a name; a name that is not in the table itself, such as `constructor`, raises PORT_UNKNOWN_CALL. */
export function entryOf<T>(table: Readonly<Record<string, T>>, name: string): T {
  const entry = Object.hasOwn(table, name) ? table[name] : undefined
  if (entry === undefined) throw new ProtocolError('PORT_UNKNOWN_CALL')
  return entry
}

/** Calls the function of that name in a table of handlers or listeners with a value that its schema has let through. */
export function invoke(table: object, name: string, value: unknown): unknown {
  return Reflect.apply(Reflect.get(table, name), table, [value])
}
