import type { SignalingErrorCode } from '../../shared/signaling/signalingError.ts'

/** What happens between this instance and NATS. */
export type BusCount =
  | 'bus-connected'
  | 'bus-lost'
  | 'bus-broken'
  | 'bus-connect-failed'
  | 'bus-sent'
  | 'bus-received'
  /** Came from NATS and was no message, or too much. */
  | 'bus-refused'
  /** Was published here while NATS was gone. */
  | 'bus-unsent'
  /** Was published here faster than NATS took it. */
  | 'bus-dropped'

/** What is counted: plain events, and each refusal by its code. Never a topic, a payload or an address. */
export type SignalingCount =
  | 'socket-opened'
  | 'socket-closed'
  | 'message-received'
  | 'message-delivered'
  | 'transport-error'
  | 'certificate-renewed'
  | 'relay-given'
  | 'relay-refused'
  | BusCount
  | SignalingErrorCode

/** Called once for each event; a metrics page can be built on it. */
export type CountSignaling = (count: SignalingCount) => void
