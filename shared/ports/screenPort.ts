import { z } from 'zod'
import { ERROR_CODES } from '../bytes/protocolError.ts'
import { linkCalls } from './linkCalls.ts'
import {
  bytesSchema,
  deviceIdSchema,
  docIdSchema,
  errorCodeSchema,
  roomIdSchema,
  serversSchema,
} from './portSchemas.ts'
import { invitationViewSchema, joinViewSchema, NAME_MAX, roleSchema, roomViewSchema } from './screenViews.ts'
import { talkCalls } from './talkCalls.ts'
import { trustCalls } from './trustCalls.ts'

/** Largest Yjs update that the screen may hand over at once, in bytes. */
export const UPDATE_MAX = 8 * 1024 * 1024

const name = z.string().max(NAME_MAX)
const relayToken = z.string().min(1).max(200)
const passphrase = z.string().min(1).max(1024)

const empty = z.strictObject({})
const room = z.strictObject({ room: roomIdSchema })
const roomNote = z.strictObject({ room: roomIdSchema, note: docIdSchema })
const roomDevice = z.strictObject({ room: roomIdSchema, device: deviceIdSchema })

/** Every call from screen to core: its request and its response. A call that is not here does not exist. */
export const screenCalls = {
  /** Is there a kept profile on this computer, is it open, and for how many ms is no passphrase tried after wrong ones? */
  profileState: {
    request: empty,
    response: z.strictObject({
      exists: z.boolean(),
      open: z.boolean(),
      wait: z.number().int().nonnegative(),
    }),
  },
  /** Makes a new passphrase-sealed profile; rooms hosted from now on are kept in it. PROFILE_EXISTS, PROFILE_WRITE. */
  createProfile: { request: z.strictObject({ passphrase }), response: empty },
  /** Opens the kept profile; `damaged` counts records that could not be read and are lost. PASSPHRASE_WRONG, PASSPHRASE_WAIT, PROFILE_MISSING, PROFILE_DAMAGED, PROFILE_NEWER, PROFILE_BUSY, PROFILE_WRITE. */
  openProfile: {
    request: z.strictObject({ passphrase }),
    response: z.strictObject({ damaged: z.number().int().nonnegative() }),
  },
  /** Gives the open profile another passphrase; the old one opens nothing any more. LOCKED, PASSPHRASE_WRONG, PASSPHRASE_TAKEN, PROFILE_WRITE. */
  changePassphrase: { request: z.strictObject({ current: passphrase, next: passphrase }), response: empty },
  /** Adds a second passphrase that opens another, empty profile. LOCKED, PASSPHRASE_WRONG, PASSPHRASE_TAKEN, PROFILE_FULL, PROFILE_WRITE. */
  setDecoy: { request: z.strictObject({ current: passphrase, decoy: passphrase }), response: empty },
  /** Adds a passphrase that destroys every profile of this computer and opens an empty one. LOCKED, PASSPHRASE_WRONG, PASSPHRASE_TAKEN, PROFILE_FULL, PROFILE_WRITE. */
  setErase: { request: z.strictObject({ current: passphrase, erase: passphrase }), response: empty },
  /** Takes every other passphrase away again, whether there is one or not: the answer is the same. LOCKED, PASSPHRASE_WRONG, PROFILE_WRITE. */
  clearOthers: { request: z.strictObject({ current: passphrase }), response: empty },
  /** Destroys the open profile and all it keeps. LOCKED, PASSPHRASE_WRONG, PROFILE_WRITE. */
  deleteProfile: { request: z.strictObject({ current: passphrase }), response: empty },
  /** Keeps a room from now on, with everything that is known of it. LOCKED while no profile is open, ROOM_UNKNOWN, PROFILE_WRITE. */
  keepRoom: { request: room, response: empty },
  /** Destroys a kept room's key on this computer and leaves the room; the others are not told. ROOM_UNKNOWN, PROFILE_WRITE. */
  forgetRoom: { request: room, response: empty },
  /** Seals all kept rooms under another passphrase into one file, at a place that the person chooses; `saved` is false when she chose none. LOCKED, PROFILE_WRITE. */
  exportProfile: {
    request: z.strictObject({ passphrase }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** Reads such a file from where the person says, and keeps its rooms in the open profile; `rooms` is null when she chose no file. Rooms that are here already stay as they are. LOCKED, PASSPHRASE_WRONG, BACKUP_DAMAGED, PROFILE_WRITE. */
  importProfile: {
    request: z.strictObject({ passphrase }),
    response: z.strictObject({ rooms: z.number().int().nonnegative().nullable() }),
  },
  /** Holds an unsent text in memory, sealed, for 15 minutes, so that it comes back after a lock; an empty one forgets it. Nothing is held without an open profile. */
  holdDraft: {
    request: z.strictObject({ room: roomIdSchema, text: z.string().max(200_000) }),
    response: empty,
  },
  /** The text that was held for a room, or an empty one. */
  readDraft: { request: room, response: z.strictObject({ text: z.string().max(200_000) }) },
  /** All rooms of this session. */
  listRooms: { request: empty, response: z.strictObject({ rooms: z.array(roomViewSchema).max(100) }) },
  /** Makes a room with oneself as facilitator and connects it; with a token of an organisation its first server is asked for a relay. NAME_INVALID, SERVER_ADDRESS, RELAY_TOKEN. */
  hostRoom: {
    request: z.strictObject({
      title: name,
      name,
      servers: serversSchema,
      direct: z.boolean(),
      relayToken: relayToken.optional(),
    }),
    response: room,
  },
  /** Connects a kept room. ROOM_UNKNOWN. */
  openRoom: {
    request: z.strictObject({ room: roomIdSchema, servers: serversSchema.optional() }),
    response: empty,
  },
  /** Leaves the network for this room; kept rooms stay kept. A room that is not kept is gone. */
  closeRoom: { request: room, response: empty },
  /** Makes the one invitation of this room, with the code word that both agreed on, if there is one; an older one is burnt. NAME_INVALID, NOT_ALLOWED, ROOM_FULL. */
  createInvitation: {
    request: z.strictObject({ room: roomIdSchema, codeWord: name.optional() }),
    response: invitationViewSchema,
  },
  /** Takes the invitation back. */
  cancelInvitation: { request: room, response: empty },
  /** Admits the applicant, whose nine digits were heard and typed: a new epoch with her in it. SAS_LENGTH; SAS_MISMATCH, which ends the invitation the third time; NOT_ALLOWED, INVITE_STATE, ROOM_FULL. */
  admit: {
    request: z.strictObject({
      room: roomIdSchema,
      applicant: z.string().max(64),
      digits: z.string().max(64),
    }),
    response: empty,
  },
  /** Turns the applicant away; the invitation is spent. */
  refuse: { request: z.strictObject({ room: roomIdSchema, applicant: z.string().max(64) }), response: empty },
  /** Takes a member, or a computer that was lost, out of the room: a new epoch without it. NOT_ALLOWED, EPOCH_MEMBERS, ROOM_CLOSED. */
  removeMember: { request: roomDevice, response: empty },
  /** Makes a member a facilitator or a facilitator a member. NOT_ALLOWED, EPOCH_MEMBERS, ROOM_CLOSED. */
  setRole: {
    request: z.strictObject({ room: roomIdSchema, device: deviceIdSchema, role: roleSchema }),
    response: empty,
  },
  /** Lets a member who was away for more than 60 days find the way back. NOT_ALLOWED, EPOCH_MEMBERS, ROOM_CLOSED. */
  readmit: { request: roomDevice, response: empty },
  /** Renames, pauses (only facilitators can write) or locks (nobody is let in) the room, or the reverse; what is left out stays. NOT_ALLOWED, ROOM_CLOSED, NAME_INVALID. */
  changeRoom: {
    request: z.strictObject({
      room: roomIdSchema,
      title: name.optional(),
      paused: z.boolean().optional(),
      locked: z.boolean().optional(),
    }),
    response: empty,
  },
  /** Gives a room the token of an organisation to ask its first server for a relay with. NOT_ALLOWED, RELAY_TOKEN. */
  setRelayToken: { request: z.strictObject({ room: roomIdSchema, token: relayToken }), response: empty },
  /** Leaves the room for good: the others are told as far as they are reached, and its keys are destroyed here. roomGone follows. ROOM_UNKNOWN, ROOM_CLOSED. */
  leaveRoom: { request: room, response: empty },
  /** Ends the room for all: its keys are destroyed here and on every computer that hears of it; the view says who has confirmed. NOT_ALLOWED, ROOM_CLOSED. */
  endRoom: { request: room, response: empty },
  /** Starts joining with an invitation as pasted, typed or spoken. INVITE_FORMAT, INVITE_CHECKSUM, SERVER_ADDRESS, NAME_INVALID. */
  join: {
    request: z.strictObject({
      invitation: z.string().max(2000),
      name,
      servers: serversSchema.optional(),
      direct: z.boolean(),
    }),
    response: empty,
  },
  /** Looks whether there is an invitation in a text, and does nothing with it. INVITE_FORMAT, INVITE_CHECKSUM, SERVER_ADDRESS. */
  checkInvitation: { request: z.strictObject({ invitation: z.string().max(2000) }), response: empty },
  /** Stops joining. */
  cancelJoin: { request: empty, response: empty },
  ...trustCalls,
  ...talkCalls,
  ...linkCalls,
  /** Makes an empty note. NAME_INVALID. */
  createNote: {
    request: z.strictObject({ room: roomIdSchema, title: name }),
    response: z.strictObject({ note: docIdSchema }),
  },
  /** Opens a note for the editor's mirror: its state as one Yjs V1 update and the clientID the mirror must write under. NOTE_UNKNOWN. */
  openNote: {
    request: roomNote,
    response: z.strictObject({
      state: bytesSchema(32 * 1024 * 1024),
      client: z.number().int().min(0).max(0xffffffff),
    }),
  },
  /** Hands over one Yjs V1 update made by the mirror. NOTE_CLIENT, NOTE_CLOCK, NOTE_STRUCT, NOTE_TOO_LARGE, RATE. */
  updateNote: {
    request: z.strictObject({ room: roomIdSchema, note: docIdSchema, update: bytesSchema(UPDATE_MAX) }),
    response: empty,
  },
  /** The editor closed the note; no more noteUpdate events for it. */
  closeNote: { request: roomNote, response: empty },
  /** Gives whoever came after a note was written the note as it is now. NOT_ALLOWED, NOTE_UNKNOWN, ROOM_CLOSED. */
  shareNote: { request: roomNote, response: empty },
  /** What was refused since the session began, counted by code; codes that never came are left out. */
  refusals: {
    request: empty,
    response: z.strictObject({
      counts: z
        .array(z.strictObject({ code: errorCodeSchema, count: z.number().int().positive() }))
        .max(ERROR_CODES.length),
    }),
  },
} as const

/** Every event from core to screen. */
export const screenEvents = {
  roomChanged: z.strictObject({ view: roomViewSchema }),
  roomGone: room,
  /** The timeline changed from position `from` on; the screen reads again what it shows. */
  timelineChanged: z.strictObject({
    room: roomIdSchema,
    from: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
  }),
  /** A verified Yjs V1 update of somebody else for an open note. */
  noteUpdate: z.strictObject({
    room: roomIdSchema,
    note: docIdSchema,
    update: bytesSchema(32 * 1024 * 1024),
  }),
  /** An open note was built anew, so that updates no longer fit the mirror: the screen opens it again. */
  noteReplaced: roomNote,
  joinChanged: joinViewSchema,
} as const
