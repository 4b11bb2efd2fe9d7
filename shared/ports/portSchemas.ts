import { z } from 'zod'
import { ERROR_CODES, type ErrorCode } from '../bytes/protocolError.ts'
import type { DeviceId, DocId, EpochId, RecordId, RoomId } from '../room/ids.ts'

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

/** Schema of an ErrorCode. */
export const errorCodeSchema = z.enum(ERROR_CODES) satisfies z.ZodType<ErrorCode>

/** Schema of bytes of at most `max` bytes. */
export function bytesSchema(max: number) {
  return z.instanceof(Uint8Array).refine(bytes => bytes.length <= max)
}

/** Schema of exactly `length` bytes. */
export function fixedBytesSchema(length: number) {
  return z.instanceof(Uint8Array).refine(bytes => bytes.length === length)
}

/** Schema of the addresses of signalling servers: 1 to 4 ws or wss addresses of at most 200 characters. */
export const serversSchema = z
  .array(
    z
      .string()
      .max(200)
      .regex(/^wss?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/),
  )
  .min(1)
  .max(4)
