import type { SignalingErrorCode } from '../../shared/signaling/signalingError.ts'

const POLICY_VIOLATION = 1008

const CLOSE_CODES: Partial<Record<SignalingErrorCode, number>> = {
  SIG_SHUTDOWN: 1001,
  SIG_FRAME: 1002,
  SIG_BINARY: 1003,
  SIG_NOT_JSON: 1007,
  SIG_TOO_LARGE: 1009,
  SIG_INTERNAL: 1011,
  SIG_SLOW: 1013,
  SIG_TOPIC_FULL: 1013,
}

/** The WebSocket close code (RFC 6455, section 7.4.1) that goes with a reason. */
export function closeCodeOf(code: SignalingErrorCode): number {
  return CLOSE_CODES[code] ?? POLICY_VIOLATION
}
