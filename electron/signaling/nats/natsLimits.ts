import {
  MAX_SUBSCRIBERS_PER_TOPIC,
  SIGNALING_MESSAGES_PER_SECOND,
} from '../../../shared/signaling/signalingLimits.ts'

/** Every bound of what this instance does with NATS; the units are in the names. */
export interface NatsLimits {
  /** Topics that are followed there at a time. */
  readonly maxSubscriptions: number
  /** Bytes that were sent and that the NATS server has not confirmed; what comes on top is dropped. */
  readonly maxUnconfirmedBytes: number
  readonly receivedPerSecond: number
  /** What a full topic of clients within their own rate can say. */
  readonly receivedPerSecondPerTopic: number
  /** How long NATS may be gone before this instance asks not to be given newcomers. */
  readonly notReadyAfterMs: number
}

export const DEFAULT_NATS_LIMITS: NatsLimits = {
  maxSubscriptions: 200_000,
  maxUnconfirmedBytes: 32 * 1024 * 1024,
  receivedPerSecond: 20_000,
  receivedPerSecondPerTopic: MAX_SUBSCRIBERS_PER_TOPIC * SIGNALING_MESSAGES_PER_SECOND,
  notReadyAfterMs: 10_000,
}
