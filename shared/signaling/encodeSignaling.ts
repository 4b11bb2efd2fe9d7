import type { SignalingMessage, SignalingReply } from './signalingMessage.ts'

/** Text of a message for the wire, with exactly the fields of its type in a fixed order (PROTOCOL.md, signalling). */
export function encodeSignaling(message: SignalingMessage | SignalingReply): string {
  switch (message.type) {
    case 'subscribe':
    case 'unsubscribe':
      return JSON.stringify({ type: message.type, topics: message.topics })
    case 'publish':
      return JSON.stringify({ type: message.type, topic: message.topic, data: message.data })
    case 'ping':
    case 'pong':
      return JSON.stringify({ type: message.type })
  }
}
