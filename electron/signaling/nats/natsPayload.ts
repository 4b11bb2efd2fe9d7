import { encodeSignaling } from '../../../shared/signaling/encodeSignaling.ts'
import { ensureSignaling } from '../../../shared/signaling/signalingError.ts'
import { readPublish } from '../../../shared/signaling/signalingFields.ts'
import type { PublishMessage } from '../../../shared/signaling/signalingMessage.ts'

/** What goes to NATS: the sealed payload alone, since the subject already says which topic it is for. */
export function natsPayload({ data }: PublishMessage): Buffer {
  return Buffer.from(data, 'latin1')
}

/** A message from what came from NATS, with the checks that a client's message has; raises SIG_TOO_LARGE or SIG_SCHEMA. */
export function readNatsPayload(topic: string, bytes: Uint8Array, maxMessageBytes: number): PublishMessage {
  ensureSignaling(bytes.length <= maxMessageBytes, 'SIG_TOO_LARGE')
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const message = readPublish({ type: 'publish', topic, data })
  // Quotes and backslashes grow on the wire, at most to the double
  const isSmall = 2 * data.length + 128 <= maxMessageBytes
  ensureSignaling(isSmall || encodeSignaling(message).length <= maxMessageBytes, 'SIG_TOO_LARGE')
  return message
}
