import { fromUtf8, utf8 } from '../../../shared/bytes/utf8.ts'
import type { Secret } from '../../../shared/crypto/secret.ts'
import type { RelayAnswer } from '../../../shared/ports/transport.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { RELAY_REQUEST_BURST } from '../../../shared/signaling/signalingLimits.ts'
import type {
  NoRelayReply,
  RelayReply,
  SignalingMessage,
} from '../../../shared/signaling/signalingMessage.ts'

/** The questions for relays on one socket: answers come in their order, and none counts that nobody asked for (PROTOCOL.md §6.6). */
export class RelayQuestions {
  readonly #answered: (room: RoomId, answer: RelayAnswer | null) => void
  #rooms: RoomId[] = []

  /** `answered` is told null when the server gives no relay. */
  constructor(answered: (room: RoomId, answer: RelayAnswer | null) => void) {
    this.#answered = answered
  }

  /** Asks for a room, unless its answer is awaited or too many are. */
  ask(room: RoomId, token: Secret<'relay-token'>, send: (message: SignalingMessage) => void): void {
    if (this.#rooms.includes(room) || this.#rooms.length >= RELAY_REQUEST_BURST) return
    this.#rooms.push(room)
    send({ type: 'relay', token: fromUtf8(token.expose()) })
  }

  /** Takes an answer; false for one to no question. */
  take(reply: RelayReply | NoRelayReply): boolean {
    const room = this.#rooms.shift()
    if (room === undefined) return false
    this.#answered(room, reply.type === 'relay' ? answerOf(reply) : null)
    return true
  }

  /** The socket is gone, and the questions with it. */
  forget(): void {
    this.#rooms = []
  }
}

function answerOf({ urls, username, credential, lifetime }: RelayReply): RelayAnswer {
  return { urls, username, credential: utf8(credential), lifetime }
}
