import { z } from 'zod'
import { linkPathSchema, relayTrialSchema } from './linkViews.ts'
import {
  bytesSchema,
  deviceIdSchema,
  emptySchema,
  epochIdSchema,
  errorCodeSchema,
  fixedBytesSchema,
  linkIdSchema,
  roomIdSchema,
  serverSchema,
  serversSchema,
  topicSchema,
} from './portSchemas.ts'
import { serverProblemSchema } from './serverViews.ts'

/** Largest entry of a carrier's log in bytes (PROTOCOL.md §7). */
export const ENTRY_MAX = 80 * 1024
/** Largest frame of a link in bytes (PROTOCOL.md §8). */
export const FRAME_MAX = 1024 * 1024
/** Largest payload on a bare topic in bytes (PROTOCOL.md §9). */
export const PAYLOAD_MAX = 40 * 1024

// Secrets are bare bytes at this door only: they must cross to net, and become Secret objects on arrival.
const key = fixedBytesSchema(32)
const topics = z.strictObject({ publish: topicSchema, listen: z.array(topicSchema).max(8) })
const epoch = z.strictObject({ epoch: epochIdSchema })
const iceText = z.string().max(512)

const iceServer = z.strictObject({
  urls: z.array(iceText).min(1).max(8),
  username: z.exactOptional(iceText),
  credential: z.exactOptional(iceText),
})

const carrier = z.strictObject({
  room: roomIdSchema,
  epoch: epochIdSchema,
  self: deviceIdSchema,
  servers: serversSchema,
  topics,
  signalKey: key,
  peers: z.array(z.strictObject({ device: deviceIdSchema, linkKey: key, signalKey: key })).max(32),
  ice: z.strictObject({ policy: z.enum(['relay', 'direct']), servers: z.array(iceServer).max(8) }),
})

/** Every call from core to net: those of Transport, each documented there. */
export const netCalls = {
  openCarrier: { request: carrier, response: emptySchema },
  closeCarrier: { request: epoch, response: emptySchema },
  setTopics: { request: z.strictObject({ epoch: epochIdSchema, topics }), response: emptySchema },
  append: {
    request: z.strictObject({ epoch: epochIdSchema, entry: bytesSchema(ENTRY_MAX) }),
    response: emptySchema,
  },
  sendFrame: {
    request: z.strictObject({ link: linkIdSchema, frame: bytesSchema(FRAME_MAX) }),
    response: emptySchema,
  },
  dropLink: { request: z.strictObject({ link: linkIdSchema }), response: emptySchema },
  openTopic: {
    request: z.strictObject({ topic: topicSchema, servers: serversSchema }),
    response: emptySchema,
  },
  closeTopic: { request: z.strictObject({ topic: topicSchema }), response: emptySchema },
  publishTopic: {
    request: z.strictObject({ topic: topicSchema, payload: bytesSchema(PAYLOAD_MAX) }),
    response: emptySchema,
  },
  askRelay: {
    request: z.strictObject({ room: roomIdSchema, server: serverSchema, token: bytesSchema(200) }),
    response: emptySchema,
  },
  tryRelay: { request: epoch, response: emptySchema },
} as const

const relayAnswer = z.strictObject({
  urls: z.array(z.string().max(200)).min(1).max(6).readonly(),
  username: z.string().max(200),
  credential: bytesSchema(200),
  lifetime: z.number().int().positive(),
})

const link = { epoch: epochIdSchema, link: linkIdSchema }

/** Every event from net to core: those of Transport. */
export const netEvents = {
  transport: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('entry'), epoch: epochIdSchema, entry: bytesSchema(ENTRY_MAX) }),
    z.strictObject({ type: z.literal('link-open'), ...link, device: deviceIdSchema }),
    z.strictObject({ type: z.literal('link-closed'), ...link, device: deviceIdSchema }),
    z.strictObject({ type: z.literal('link-path'), ...link, path: linkPathSchema }),
    z.strictObject({ type: z.literal('frame'), ...link, frame: bytesSchema(FRAME_MAX) }),
    z.strictObject({
      type: z.literal('topic-message'),
      topic: topicSchema,
      payload: bytesSchema(PAYLOAD_MAX),
    }),
    z.strictObject({
      type: z.literal('server'),
      url: z.string().max(200),
      state: z.enum(['connecting', 'open', 'closed']),
      problem: z.exactOptional(serverProblemSchema),
    }),
    z.strictObject({
      type: z.literal('relay'),
      room: roomIdSchema,
      answer: relayAnswer.nullable(),
    }),
    z.strictObject({
      type: z.literal('relay-tried'),
      epoch: epochIdSchema,
      reach: z.enum(['reached', 'denied', 'unreachable']),
    }),
    z.strictObject({ type: z.literal('relay-trial'), epoch: epochIdSchema, trial: relayTrialSchema }),
    z.strictObject({ type: z.literal('refused'), code: errorCodeSchema }),
  ]),
} as const
