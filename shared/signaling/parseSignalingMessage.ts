import { SignalingError } from './signalingError.ts'
import { readFields, readPublish, readRelayToken, readTopics, requireKeys } from './signalingFields.ts'
import type { SignalingMessage } from './signalingMessage.ts'

/**
 * What a client sent, rebuilt from checked fields alone (PROTOCOL.md, signalling).
 * Raises SIG_TOO_LARGE, SIG_NOT_JSON, SIG_SCHEMA, SIG_TOPIC or SIG_TOO_MANY_TOPICS.
 */
export function parseSignalingMessage(text: string): SignalingMessage {
  const fields = readFields(text)
  switch (fields.type) {
    case 'subscribe':
    case 'unsubscribe':
      requireKeys(fields, ['type', 'topics'])
      return { type: fields.type, topics: readTopics(fields.topics) }
    case 'publish':
      return readPublish(fields)
    case 'ping':
      requireKeys(fields, ['type'])
      return { type: 'ping' }
    case 'relay':
      requireKeys(fields, ['type', 'token'])
      return { type: 'relay', token: readRelayToken(fields.token) }
    default:
      throw new SignalingError('SIG_SCHEMA')
  }
}
