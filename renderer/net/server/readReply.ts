import { parseSignalingReply } from '../../../shared/signaling/parseSignalingReply.ts'
import type { SignalingReply } from '../../../shared/signaling/signalingMessage.ts'

/** What a server said; null for anything that it may not say. */
export function readReply(data: unknown): SignalingReply | null {
  if (typeof data !== 'string') return null
  try {
    return parseSignalingReply(data)
  } catch {
    // Whatever it is, it is one refusal, told by the caller
    return null
  }
}

const REPLY = /^\s*\{[\s\S]*"type"\s*:\s*"(?:publish|pong|relay|no-relay)"/

/** Whether something has at least the form of what a meeting point says, however wrong it is. */
export function looksLikeReply(data: unknown): boolean {
  return typeof data === 'string' && REPLY.test(data)
}
