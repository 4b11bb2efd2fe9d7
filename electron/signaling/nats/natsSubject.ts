import { createHash } from 'node:crypto'

/**
 * The NATS subject of a topic: the prefix and 24 bytes of the topic's SHA-256 as base64url. Topics are random, so whoever reads
 * subjects cannot go back to a topic, and cannot subscribe to it at a signalling server; they still see that instances share one.
 */
export function natsSubject(prefix: string, topic: string): string {
  const digest = createHash('sha256').update('rowan signalling subject\0').update(topic).digest()
  return `${prefix}.${digest.subarray(0, 24).toString('base64url')}`
}
