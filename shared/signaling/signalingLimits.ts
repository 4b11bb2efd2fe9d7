/** Largest signalling message, in bytes of UTF-8; a valid message is ASCII, so one character is one byte. */
export const MAX_SIGNALING_MESSAGE_BYTES = 64 * 1024

/** Length of a topic, in characters: 24 bytes as base64url. */
export const SIGNALING_TOPIC_CHARS = 32

/** Most topics that one socket is subscribed to at a time, and most in one message. */
export const MAX_TOPICS_PER_SOCKET = 40

/** Most sockets that are subscribed to one topic. */
export const MAX_SUBSCRIBERS_PER_TOPIC = 64

/** Messages per second that one socket may send for as long as it likes. */
export const SIGNALING_MESSAGES_PER_SECOND = 20

/** Messages that one socket may send at once after a rest; offers and candidates of a join come in such bursts. */
export const SIGNALING_MESSAGE_BURST = 60

/** Most addresses of relays in one answer. */
export const MAX_RELAY_URLS = 6

/** Longest token, address, user name or credential of a relay, in characters. */
export const MAX_RELAY_TEXT_CHARS = 200

/** Questions for a relay per second that one socket may put for as long as it likes. */
export const RELAY_REQUESTS_PER_SECOND = 0.5

/** Questions for a relay that one socket may put at once after a rest: one for each room that a person may have open. */
export const RELAY_REQUEST_BURST = 32
