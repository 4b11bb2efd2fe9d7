/** Asks for what others publish on these topics. */
export interface SubscribeMessage {
  readonly type: 'subscribe'
  readonly topics: readonly string[]
}

/** Takes back a subscription; a topic that was never subscribed to is no error. */
export interface UnsubscribeMessage {
  readonly type: 'unsubscribe'
  readonly topics: readonly string[]
}

/** One sealed payload for the other subscribers of a topic; the same in both directions. */
export interface PublishMessage {
  readonly type: 'publish'
  readonly topic: string
  /** Printable ASCII that means nothing to the server; the clients send padded base64url. */
  readonly data: string
}

/** Asks whether the server is there. */
export interface PingMessage {
  readonly type: 'ping'
}

/** Says that the server is there. */
export interface PongMessage {
  readonly type: 'pong'
}

/** Asks for a credential for relays, with what an organisation gave its counsellors (PROTOCOL.md §6.6). */
export interface RelayRequest {
  readonly type: 'relay'
  readonly token: string
}

/** A time-limited credential for relays (PROTOCOL.md §6.6). */
export interface RelayReply {
  readonly type: 'relay'
  readonly urls: readonly string[]
  readonly username: string
  readonly credential: string
  /** How long it is good for, in s. */
  readonly lifetime: number
}

/** There is no relay here, or not for this token: which of both is not said (PROTOCOL.md §6.6). */
export interface NoRelayReply {
  readonly type: 'no-relay'
}

/** What a client may send (PROTOCOL.md, signalling); the dialect of y-webrtc 10.3.0, and the question for a relay. */
export type SignalingMessage =
  | SubscribeMessage
  | UnsubscribeMessage
  | PublishMessage
  | PingMessage
  | RelayRequest

/** What the server may send (PROTOCOL.md, signalling). */
export type SignalingReply = PublishMessage | PongMessage | RelayReply | NoRelayReply
