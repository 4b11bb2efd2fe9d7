import { base64url, fromBase64url } from '../../../shared/bytes/base64url.ts'
import { errorCodeOf } from '../../../shared/bytes/protocolError.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import { PAYLOAD_MAX } from '../../../shared/ports/netPort.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import { Repeats } from '../bounds/repeats.ts'
import type { ServerHold, ServerPool } from './serverPool.ts'

/** What a bare topic needs and whom it tells. */
export type BareTopicOptions = {
  readonly topic: Topic
  readonly servers: readonly string[]
  readonly pool: ServerPool
  readonly clock: Clock
  readonly refuse: Refuse
  readonly onPayload: (payload: Uint8Array) => void
}

/**
 * A topic used by signalling alone (PROTOCOL.md §9). A payload that comes through several servers is told once; what comes again
 * later is told again, since a lost answer is got by saying the same once more.
 */
export class BareTopic {
  readonly #options: BareTopicOptions
  readonly #hold: ServerHold
  readonly #repeats: Repeats

  constructor(options: BareTopicOptions) {
    this.#options = options
    this.#repeats = new Repeats(options.clock)
    this.#hold = options.pool.join(
      { urls: options.servers, onMessage: (_topic, data) => this.#received(data), onOpen: () => undefined },
      [options.topic],
    )
  }

  publish(payload: Uint8Array): void {
    if (payload.length > PAYLOAD_MAX) this.#options.refuse('TOO_LARGE')
    else this.#hold.publish(this.#options.topic, base64url(payload), true)
  }

  close(): void {
    this.#hold.leave()
  }

  #received(data: string): void {
    try {
      const payload = fromBase64url(data)
      if (payload.length > PAYLOAD_MAX) this.#options.refuse('TOO_LARGE')
      else if (!this.#repeats.isOne(payload)) this.#options.onPayload(payload)
    } catch (error) {
      this.#options.refuse(errorCodeOf(error))
    }
  }
}
