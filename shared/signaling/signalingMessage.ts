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

/** What a client may send (PROTOCOL.md, signalling); the dialect of y-webrtc 10.3.0. */
export type SignalingMessage = SubscribeMessage | UnsubscribeMessage | PublishMessage | PingMessage

/** What the server may send (PROTOCOL.md, signalling). */
export type SignalingReply = PublishMessage | PongMessage
