import {
  MAX_SIGNALING_MESSAGE_BYTES,
  MAX_SUBSCRIBERS_PER_TOPIC,
  MAX_TOPICS_PER_SOCKET,
  SIGNALING_MESSAGE_BURST,
  SIGNALING_MESSAGES_PER_SECOND,
} from '../../shared/signaling/signalingLimits.ts'

/** Every bound of the server; the units are in the names. */
export interface ServerLimits {
  readonly maxMessageBytes: number
  readonly maxTopicsPerSocket: number
  readonly maxSubscribersPerTopic: number
  readonly messagesPerSecond: number
  readonly messageBurst: number
  /** Topics that one socket may join and leave per second; each may cost a message to other instances. */
  readonly topicChangesPerSecond: number
  readonly topicChangeBurst: number
  readonly maxSockets: number
  readonly maxSocketsPerAddress: number
  readonly connectsPerSecondPerAddress: number
  /** Unread bytes at which one slow reader is closed. */
  readonly maxQueuedBytesPerSocket: number
  /** Unread bytes of all sockets above which slow readers are closed sooner. */
  readonly maxQueuedBytesTotal: number
  /** Unread bytes that one socket may have while the total is exceeded. */
  readonly maxQueuedBytesUnderPressure: number
  /** A socket that answers no ping for one whole interval is closed. */
  readonly pingIntervalMs: number
  /** Time for the other side to answer a close frame before the socket is destroyed. */
  readonly closeTimeoutMs: number
  /** Time for a connection to become a WebSocket. */
  readonly handshakeTimeoutMs: number
}

export const DEFAULT_SERVER_LIMITS: ServerLimits = {
  maxMessageBytes: MAX_SIGNALING_MESSAGE_BYTES,
  maxTopicsPerSocket: MAX_TOPICS_PER_SOCKET,
  maxSubscribersPerTopic: MAX_SUBSCRIBERS_PER_TOPIC,
  messagesPerSecond: SIGNALING_MESSAGES_PER_SECOND,
  messageBurst: SIGNALING_MESSAGE_BURST,
  topicChangesPerSecond: MAX_TOPICS_PER_SOCKET,
  topicChangeBurst: 10 * MAX_TOPICS_PER_SOCKET,
  maxSockets: 4096,
  maxSocketsPerAddress: 256,
  connectsPerSecondPerAddress: 20,
  maxQueuedBytesPerSocket: 2 * 1024 * 1024,
  maxQueuedBytesTotal: 256 * 1024 * 1024,
  maxQueuedBytesUnderPressure: 64 * 1024,
  pingIntervalMs: 30_000,
  closeTimeoutMs: 2_000,
  handshakeTimeoutMs: 10_000,
}
