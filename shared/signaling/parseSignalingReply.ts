import { SignalingError } from './signalingError.ts'
import { readFields, readPublish, readRelay, requireKeys } from './signalingFields.ts'
import type { SignalingReply } from './signalingMessage.ts'

/**
 * What the server sent, rebuilt from checked fields alone; a forged `clients` count is refused like any unknown key
 * (PROTOCOL.md, signalling). Raises SIG_TOO_LARGE, SIG_NOT_JSON, SIG_SCHEMA or SIG_TOPIC.
 */
export function parseSignalingReply(text: string): SignalingReply {
  const fields = readFields(text)
  switch (fields.type) {
    case 'publish':
      return readPublish(fields)
    case 'pong':
    case 'no-relay':
      requireKeys(fields, ['type'])
      return { type: fields.type }
    case 'relay':
      return readRelay(fields)
    default:
      throw new SignalingError('SIG_SCHEMA')
  }
}
