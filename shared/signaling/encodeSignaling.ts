import type { RelayReply, SignalingMessage, SignalingReply } from './signalingMessage.ts'

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
    case 'no-relay':
      return JSON.stringify({ type: message.type })
    case 'relay':
      return 'token' in message
        ? JSON.stringify({ type: message.type, token: message.token })
        : encodeRelay(message)
  }
}

function encodeRelay({ type, urls, username, credential, lifetime }: RelayReply): string {
  return JSON.stringify({ type, urls, username, credential, lifetime })
}
