import type { Topic } from '../../../shared/ports/transport.ts'
import type { ParsedInvitation } from '../../../shared/room/invitation/invitationText.ts'
import { invitationTopic } from '../../../shared/room/invitation/invitationTopic.ts'
import { SERVERS } from '../session/simulatedRoom.ts'
import type { SimulatedNetwork, SimulatedTransport } from '../simulation/simulatedNetwork.ts'

/** Somebody who holds an invitation, and hears and says what she likes on its topic. */
export class TopicIntruder {
  readonly heard: Uint8Array[] = []
  /** What she does with what she hears. */
  onPayload: (payload: Uint8Array) => void = () => undefined
  readonly #transport: SimulatedTransport
  readonly #topic: Topic

  constructor(network: SimulatedNetwork, invitation: ParsedInvitation) {
    this.#topic = invitationTopic(invitation.secret) as Topic
    this.#transport = network.join()
    this.#transport.openTopic(this.#topic, SERVERS)
    this.#transport.listen(event => {
      if (event.type !== 'topic-message' || event.topic !== this.#topic) return
      this.heard.push(event.payload)
      this.onPayload(event.payload)
    })
  }

  say(...payloads: readonly Uint8Array[]): void {
    for (const payload of payloads) this.#transport.publishTopic(this.#topic, payload)
  }

  /** The first payload of this type that was heard: the type is the third byte (PROTOCOL.md §9.3). */
  ofType(type: number): Uint8Array | undefined {
    return this.heard.find(payload => payload[2] === type)
  }
}
