import { utf8ByteLength } from 'lib0/string'
import { ensureSignaling, SignalingError } from './signalingError.ts'
import {
  MAX_RELAY_TEXT_CHARS,
  MAX_RELAY_URLS,
  MAX_SIGNALING_MESSAGE_BYTES,
  MAX_TOPICS_PER_SOCKET,
  SIGNALING_TOPIC_CHARS,
} from './signalingLimits.ts'
import type { PublishMessage, RelayReply } from './signalingMessage.ts'

/** The fields of a received message, none of them checked yet. */
export type SignalingFields = Readonly<Record<string, unknown>>

const TOPIC = new RegExp(`^[A-Za-z0-9_-]{${SIGNALING_TOPIC_CHARS}}$`)
const PRINTABLE_ASCII = /^[\x20-\x7e]+$/

/** Fields of a text of at most 64 KiB; raises SIG_TOO_LARGE, SIG_NOT_JSON, or SIG_SCHEMA for what is not an object. */
export function readFields(text: string): SignalingFields {
  // A character has at most three bytes, so that only long texts need to be measured
  const isShort = 3 * text.length <= MAX_SIGNALING_MESSAGE_BYTES
  const fits =
    isShort ||
    (text.length <= MAX_SIGNALING_MESSAGE_BYTES && utf8ByteLength(text) <= MAX_SIGNALING_MESSAGE_BYTES)
  ensureSignaling(fits, 'SIG_TOO_LARGE')
  const value = parseJson(text)
  ensureSignaling(typeof value === 'object' && value !== null && !Array.isArray(value), 'SIG_SCHEMA')
  return value as SignalingFields
}

/** Refuses any key that is missing or not named, `__proto__` among them; raises SIG_SCHEMA. */
export function requireKeys(fields: SignalingFields, keys: readonly string[]): void {
  const own = Object.keys(fields)
  ensureSignaling(own.length === keys.length && own.every(key => keys.includes(key)), 'SIG_SCHEMA')
}

/** A list of at most 40 topics; counts before it reads, and raises SIG_SCHEMA, SIG_TOO_MANY_TOPICS or SIG_TOPIC. */
export function readTopics(value: unknown): readonly string[] {
  ensureSignaling(Array.isArray(value), 'SIG_SCHEMA')
  ensureSignaling(value.length <= MAX_TOPICS_PER_SOCKET, 'SIG_TOO_MANY_TOPICS')
  return value.map(readTopic)
}

/**
 * A publish message from exactly the three fields; raises SIG_SCHEMA or SIG_TOPIC.
 * The payload may be any printable ASCII: its encoding belongs to the clients, so that a server outlives a change of it.
 */
export function readPublish(fields: SignalingFields): PublishMessage {
  requireKeys(fields, ['type', 'topic', 'data'])
  const topic = readTopic(fields.topic)
  ensureSignaling(typeof fields.data === 'string' && PRINTABLE_ASCII.test(fields.data), 'SIG_SCHEMA')
  return { type: 'publish', topic, data: fields.data }
}

/** The token of a question for a relay: 1 to 200 printable characters; raises SIG_SCHEMA. */
export function readRelayToken(value: unknown): string {
  ensureSignaling(isShortText(value), 'SIG_SCHEMA')
  return value
}

/** A credential for relays, its sizes checked and nothing else: what it says is checked by who uses it; raises SIG_SCHEMA. */
export function readRelay(fields: SignalingFields): RelayReply {
  requireKeys(fields, ['type', 'urls', 'username', 'credential', 'lifetime'])
  const { urls, username, credential, lifetime } = fields
  ensureSignaling(Array.isArray(urls) && urls.length > 0 && urls.length <= MAX_RELAY_URLS, 'SIG_SCHEMA')
  ensureSignaling(urls.every(isShortText), 'SIG_SCHEMA')
  ensureSignaling(isShortText(username) && isShortText(credential), 'SIG_SCHEMA')
  ensureSignaling(Number.isSafeInteger(lifetime) && Number(lifetime) > 0, 'SIG_SCHEMA')
  return { type: 'relay', urls, username, credential, lifetime: Number(lifetime) }
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_RELAY_TEXT_CHARS && PRINTABLE_ASCII.test(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SignalingError('SIG_NOT_JSON')
  }
}

/** A topic: 32 characters of base64url; raises SIG_SCHEMA for what is no text, else SIG_TOPIC. */
function readTopic(value: unknown): string {
  ensureSignaling(typeof value === 'string', 'SIG_SCHEMA')
  ensureSignaling(TOPIC.test(value), 'SIG_TOPIC')
  return value
}
