import { z } from 'zod'
import { ERROR_CODES, type ErrorCode } from '../bytes/protocolError.ts'
import type { DeviceId, DocId, EpochId, RecordId, RoomId } from '../room/ids.ts'
import type { LinkId, Topic } from './transport.ts'

// Pages forbid code made from text, and zod would try it, which their policy reports as a breach.
z.config({ jitless: true })

function hexId<Id extends string>(bytes: number) {
  return z
    .string()
    .length(2 * bytes)
    .regex(/^[0-9a-f]+$/)
    .transform(text => text as Id)
}

/** Schema of a 16-byte RoomId. */
export const roomIdSchema = hexId<RoomId>(16)
/** Schema of a 16-byte DeviceId. */
export const deviceIdSchema = hexId<DeviceId>(16)
/** Schema of a 32-byte EpochId. */
export const epochIdSchema = hexId<EpochId>(32)
/** Schema of a 32-byte RecordId. */
export const recordIdSchema = hexId<RecordId>(32)
/** Schema of a 16-byte DocId. */
export const docIdSchema = hexId<DocId>(16)
/** Schema of a 16-byte LinkId. */
export const linkIdSchema = hexId<LinkId>(16)

/** Schema of a Topic: 32 base64url characters (PROTOCOL.md §6). */
export const topicSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{32}$/)
  .transform(text => text as Topic)

/** Schema of a message that says nothing but its name. */
export const emptySchema = z.strictObject({})

/** Schema of an ErrorCode. */
export const errorCodeSchema = z.enum(ERROR_CODES) satisfies z.ZodType<ErrorCode>

/** Schema of bytes of at most `max` bytes. */
export function bytesSchema(max: number) {
  return z.custom<Uint8Array>(value => value instanceof Uint8Array && value.length <= max)
}

/** Schema of exactly `length` bytes. */
export function fixedBytesSchema(length: number) {
  return z.custom<Uint8Array>(value => value instanceof Uint8Array && value.length === length)
}

const PIN = '[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]'

/** Schema of the address of a signalling server: ws or wss, at most 200 characters; behind wss with one or two pins (PROTOCOL.md §9.1). */
export const serverSchema = z
  .string()
  .max(200)
  .regex(new RegExp(`^(?:wss|ws(?!.*#))://[^\\s/?#]+(?:/[^\\s?#]*)?(?:#${PIN}(?:\\.${PIN})?)?$`))

/** Schema of the addresses of a room's signalling servers: 1 to 4. */
export const serversSchema = z.array(serverSchema).min(1).max(4)
