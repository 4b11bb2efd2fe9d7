import type { SignalingErrorCode } from '../../shared/signaling/signalingError.ts'

/** What is counted: plain events, and each refusal by its code. Never a topic, a payload or an address. */
export type SignalingCount =
  | 'socket-opened'
  | 'socket-closed'
  | 'message-received'
  | 'message-delivered'
  | 'transport-error'
  | SignalingErrorCode

/** Called once for each event; a metrics page can be built on it. */
export type CountSignaling = (count: SignalingCount) => void
