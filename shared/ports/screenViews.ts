import { z } from 'zod'
import {
  deviceIdSchema,
  docIdSchema,
  errorCodeSchema,
  recordIdSchema,
  roomIdSchema,
  serversSchema,
} from './portSchemas.ts'
import { clockAheadSchema, joinTroubleSchema, serverViewSchema } from './serverViews.ts'
import { organisationViewSchema } from './trustViews.ts'

/** Longest message in UTF-16 units; a longer one is refused with TEXT_TOO_LONG. */
export const MESSAGE_MAX = 16_000
/** Longest name or title in UTF-16 units. */
export const NAME_MAX = 64

/** Longest topic of a message that may be hard to read, in UTF-16 units. */
export const CONTENT_NOTE_MAX = 80
/** How much of a message is quoted above an answer to it, in UTF-16 units. */
export const QUOTE_MAX = 200

const name = z.string().max(NAME_MAX)
const count = z.number().int().nonnegative()

/** What a person may do in a room. */
export const roleSchema = z.enum(['facilitator', 'member'])

/**
 * What a message answers. Without `here` it is no message that this device has, and nothing is said of it; `gone` is true once it was
 * taken back or hidden. The text is empty then, and where the message may be hard to read: what it is about stands in its place.
 */
export const replyViewSchema = z.strictObject({
  record: recordIdSchema,
  authorName: name,
  text: z.string().max(QUOTE_MAX),
  contentNote: z.string().max(CONTENT_NOTE_MAX),
  gone: z.boolean(),
  here: z.boolean(),
})

/** One message of the timeline as the screen shows it. `at` is the author's own clock: advisory. */
export const messageViewSchema = z.strictObject({
  record: recordIdSchema,
  author: deviceIdSchema,
  authorName: name,
  mine: z.boolean(),
  at: z.number().int().nonnegative(),
  text: z.string().max(MESSAGE_MAX),
  /** What it is about, where its author said that it may be hard to read; else empty. */
  contentNote: z.string().max(CONTENT_NOTE_MAX),
  /** What it answers; null where it answers nothing, or does not say so any more. */
  reply: replyViewSchema.nullable(),
  /** True once its author took it back; the text is empty then. */
  removed: z.boolean(),
  /** True once a facilitator hid it; the text is empty then. */
  hiddenByFacilitator: z.boolean(),
  /** Other devices of the room that confirmed it, and how many there are. */
  delivered: count,
  others: count,
  /** True once it is written to this computer for good; never true in a room that is not kept. */
  saved: z.boolean(),
})

/** One person of the room. */
export const memberViewSchema = z.strictObject({
  device: deviceIdSchema,
  name,
  role: roleSchema,
  self: z.boolean(),
  here: z.boolean(),
  /** True when this device was away for more than 60 days: nobody helps it back until a facilitator readmits it. */
  suspended: z.boolean(),
  /** True when this device said two different things at one place; what it said after that is not shown. */
  twofold: z.boolean(),
})

/** One note of the list. `shareable`: may this device share it with members who came after it was written, and is there one? */
export const noteViewSchema = z.strictObject({
  note: docIdSchema,
  title: name,
  mine: z.boolean(),
  shareable: z.boolean(),
})

/** What can happen to a room so that everybody in it is told. */
export const EVENT_KINDS = [
  'added',
  'removed',
  'left',
  'readmitted',
  'promoted',
  'demoted',
  'paused',
  'resumed',
  'locked',
  'unlocked',
  'renamed',
  'secured',
  'twofold',
] as const

/**
 * Something that everybody in the room is told. `name` is whom it is about, for `renamed` the new title, else empty; `by` is who did
 * it, empty where nobody did. `at` is the clock of whoever did it, 0 where it is not known: advisory.
 */
export const eventViewSchema = z.strictObject({
  at: z.number().int().nonnegative(),
  kind: z.enum(EVENT_KINDS),
  name,
  by: name,
})

/** Somebody in the waiting room. After `triesLeft` more wrong numbers the invitation ends. */
export const applicantViewSchema = z.strictObject({
  applicant: z.string().max(64),
  name,
  triesLeft: count,
})

/** A live invitation of this room, shown to its facilitator on purpose. */
export const invitationViewSchema = z.strictObject({
  link: z.string().max(100),
  spoken: z.string().max(64),
  servers: serversSchema,
  expiresAt: z.number().int(),
  /** The organisation that vouches for the facilitator in it; empty where none does. */
  organisation: name,
  state: z.enum(['open', 'used', 'expired', 'burnt']),
})

/** How the room is connected, for the words of PRODUCT P0 5. */
export const connectionSchema = z.enum(['connecting', 'alone', 'here', 'ended'])

/** Everything the screen shows of a room but its messages and note texts. */
export const roomViewSchema = z.strictObject({
  room: roomIdSchema,
  title: name,
  role: roleSchema,
  connection: connectionSchema,
  members: z.array(memberViewSchema).max(32),
  notes: z.array(noteViewSchema).max(1000),
  waiting: z.array(applicantViewSchema).max(32),
  invitation: invitationViewSchema.nullable(),
  servers: z.array(serverViewSchema).max(8),
  /** How far this computer's clock seems to be ahead, in ms, negative when behind; null while it seems right. Advisory. */
  clockAhead: clockAheadSchema.nullable(),
  /** Whether its links may go from computer to computer; else through a relay alone. */
  direct: z.boolean(),
  /** Why nobody can be linked through the relay; null where that is not known to be so, or somebody is. */
  relayProblem: z
    .enum(['RELAY_MISSING', 'RELAY_EXPIRED', 'RELAY_REFUSED', 'RELAY_DENIED', 'RELAY_UNREACHABLE'])
    .nullable(),
  kept: z.boolean(),
  /** True once a facilitator took this device out of the room. */
  removed: z.boolean(),
  /** How many of the other devices know who is in the room now. */
  knowing: z.strictObject({ known: count, others: count }),
  /** True while two changes of who is in the room are brought together; nobody can write until that is done. */
  securing: z.boolean(),
  /** True while only facilitators can write. */
  paused: z.boolean(),
  /** True while nobody is let in. */
  locked: z.boolean(),
  /** True once a facilitator ended the room for all: its keys are destroyed here, and nothing of it can be read any more. */
  ended: z.boolean(),
  /** Only for the device that ended the room: how many of the others have confirmed, and whose have not. Until `ended` it keeps its keys to tell them. */
  ending: z.strictObject({ confirmed: count, others: count, missing: z.array(name).max(32) }).nullable(),
  /** What everybody was told, newest last. */
  events: z.array(eventViewSchema).max(50),
})

/** Who invites, as far as it was said: the code word is empty where none was given. */
const inviter = { hostName: name, codeWord: name }

// Left out while nothing is known to be wrong
const trouble = { trouble: z.exactOptional(joinTroubleSchema) }

/** Where a join stands (PROTOCOL.md §9). */
export const joinViewSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('idle') }),
  z.strictObject({ state: z.literal('connecting'), ...trouble }),
  /** Nothing was told yet: her organisation has the name of one that is known, and another key. */
  z.strictObject({
    state: z.literal('stopped'),
    ...inviter,
    organisation: organisationViewSchema,
    ...trouble,
  }),
  z.strictObject({
    state: z.literal('waiting'),
    sas: z.string().max(11),
    ...inviter,
    organisation: organisationViewSchema.nullable(),
    ...trouble,
  }),
  z.strictObject({ state: z.literal('admitted'), room: roomIdSchema }),
  z.strictObject({ state: z.literal('failed'), code: errorCodeSchema, ...trouble }),
])

/** A message as the screen shows it. */
export type MessageView = z.output<typeof messageViewSchema>
/** What a message answers, as the screen shows it. */
export type ReplyView = z.output<typeof replyViewSchema>
/** A member as the screen shows her. */
export type MemberView = z.output<typeof memberViewSchema>
/** Something that everybody in the room was told. */
export type EventView = z.output<typeof eventViewSchema>
/** A note of the list. */
export type NoteView = z.output<typeof noteViewSchema>
/** Somebody who waits. */
export type ApplicantView = z.output<typeof applicantViewSchema>
/** A live invitation. */
export type InvitationView = z.output<typeof invitationViewSchema>
/** A room as the screen shows it. */
export type RoomView = z.output<typeof roomViewSchema>
/** Where a join stands. */
export type JoinView = z.output<typeof joinViewSchema>
