import { z } from 'zod'
import { recordIdSchema, roomIdSchema } from './portSchemas.ts'
import { CONTENT_NOTE_MAX, messageViewSchema } from './screenViews.ts'

const empty = z.strictObject({})
const roomRecord = z.strictObject({ room: roomIdSchema, record: recordIdSchema })

/** The calls from screen to core about the messages of a room. */
export const talkCalls = {
  /** Sends a message, with what it is about where it may be hard to read, and what it answers. TEXT_EMPTY, TEXT_TOO_LONG, NAME_INVALID, RATE, ROOM_CLOSED. */
  sendMessage: {
    request: z.strictObject({
      room: roomIdSchema,
      text: z.string().max(200_000),
      contentNote: z.string().max(CONTENT_NOTE_MAX).optional(),
      replyTo: recordIdSchema.optional(),
    }),
    response: z.strictObject({ record: recordIdSchema }),
  },
  /** Takes one's own message back: its words are pruned on every device that hears of it. NOT_ALLOWED, RECORD_UNKNOWN, ROOM_CLOSED. */
  removeMessage: { request: roomRecord, response: empty },
  /** Hides a message for everybody in the same way. NOT_ALLOWED, RECORD_UNKNOWN, ROOM_CLOSED. */
  hideMessage: { request: roomRecord, response: empty },
  /** A page of the timeline that ends before position `before` (from the end when null), oldest first. */
  readTimeline: {
    request: z.strictObject({
      room: roomIdSchema,
      before: z.number().int().nonnegative().nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    response: z.strictObject({
      messages: z.array(messageViewSchema).max(200),
      /** Position of the first message of this page, and how many there are in all. */
      start: z.number().int().nonnegative(),
      total: z.number().int().nonnegative(),
    }),
  },
  /** Where a message stands in the timeline; null where there is none of that id. */
  placeOfMessage: {
    request: roomRecord,
    response: z.strictObject({ position: z.number().int().nonnegative().nullable() }),
  },
  /**
   * Looks for words in the messages before position `before` (from the end when it is left out), newest first, whatever their case
   * and width. What others wrote under a content note is found by that note alone, unless it is among the `shown`.
   */
  searchTimeline: {
    request: z.strictObject({
      room: roomIdSchema,
      text: z.string().min(1).max(100),
      limit: z.number().int().min(1).max(50),
      before: z.number().int().nonnegative().optional(),
      shown: z.array(recordIdSchema).max(200).optional(),
    }),
    response: z.strictObject({
      found: z
        .array(z.strictObject({ position: z.number().int().nonnegative(), message: messageViewSchema }))
        .max(50),
      /** Is there more to look through, before the position `reached`? One call looks at only so much. */
      more: z.boolean(),
      reached: z.number().int().nonnegative(),
    }),
  },
} as const
