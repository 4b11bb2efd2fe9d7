/** Every reason for which the signalling server refuses or ends a socket, as a closed list (PROTOCOL.md, signalling). */
export const SIGNALING_ERROR_CODES = [
  // one message
  'SIG_NOT_JSON',
  'SIG_SCHEMA',
  'SIG_TOO_LARGE',
  'SIG_BINARY',
  'SIG_FRAME',
  'SIG_TOPIC',
  // what a socket may do
  'SIG_TOO_MANY_TOPICS',
  'SIG_TOPIC_FULL',
  'SIG_NOT_SUBSCRIBED',
  'SIG_RATE',
  // the socket itself
  'SIG_SLOW',
  'SIG_IDLE',
  // before there is a socket
  'SIG_SERVER_FULL',
  'SIG_ADDRESS_FULL',
  // the server
  'SIG_SHUTDOWN',
  'SIG_INTERNAL',
] as const

/** One of {@link SIGNALING_ERROR_CODES}; it is also the reason text of the WebSocket close frame. */
export type SignalingErrorCode = (typeof SIGNALING_ERROR_CODES)[number]

/** The one error class of refused signalling: carries a code and never a topic, a payload or an address. */
export class SignalingError extends Error {
  readonly code: SignalingErrorCode
  constructor(code: SignalingErrorCode) {
    super(code)
    this.name = 'SignalingError'
    this.code = code
  }
}

/** Throws `SignalingError(code)` unless the condition holds. */
export function ensureSignaling(condition: boolean, code: SignalingErrorCode): asserts condition {
  if (!condition) throw new SignalingError(code)
}

/** The SignalingErrorCode of anything that was thrown; what is not a SignalingError is `SIG_INTERNAL`. */
export function signalingCodeOf(error: unknown): SignalingErrorCode {
  return error instanceof SignalingError ? error.code : 'SIG_INTERNAL'
}
