import { type ErrorCode, ensure, ProtocolError } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ApplicantView, InvitationView } from '../../ports/screenViews.ts'
import type { Topic, Transport } from '../../ports/transport.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import { compareDigits, MAX_WRONG_DIGITS } from '../../room/invitation/compareDigits.ts'
import { createInvitation, type Invitation } from '../../room/invitation/createInvitation.ts'
import { invitationLink } from '../../room/invitation/invitationLink.ts'
import { invitationTopic } from '../../room/invitation/invitationTopic.ts'
import { inviterWakes } from '../../room/invitation/inviterClock.ts'
import {
  admitApplicant,
  burnInvitation,
  invitationStatus,
  inviterReminders,
  refuseApplicant,
} from '../../room/invitation/inviterDecisions.ts'
import { inviterReceives } from '../../room/invitation/inviterHandshake.ts'
import { type InviterState, type InviterStep, startInviting } from '../../room/invitation/inviterState.ts'
import type { Applicant } from '../../room/invitation/parties.ts'
import { spokenCode } from '../../room/invitation/spokenCode.ts'
import type { FacilitatorKeys } from '../../room/organisation/roomProof.ts'
import type { Proof } from '../trust/trust.ts'
import { InvitationTopic } from './invitationTopic.ts'

/** What an invitation tells its room. */
export type HostInvitationListener = {
  changed(): void
  refused(code: ErrorCode): void
}

/** Who invites: her keys and name, the code word that both agreed on or an empty text, and what proves who vouches for her. */
export type InvitingFacilitator = {
  readonly keys: DeviceKeys
  readonly name: string
  readonly codeWord: string
  readonly vouch: Vouch
}

/** Gives the proof for a facilitator's keys in one room (PROTOCOL.md §14). */
export type Vouch = (facilitator: FacilitatorKeys) => Proof

/** The one live invitation of a room, on its facilitator's side (PROTOCOL.md §9). */
export class HostInvitation {
  readonly #invitation: Invitation
  readonly #servers: readonly string[]
  readonly #clock: Clock
  readonly #listener: HostInvitationListener
  readonly #topic: InvitationTopic
  readonly #organisation: string
  #state: InviterState

  constructor(
    facilitator: InvitingFacilitator,
    servers: readonly string[],
    network: { readonly transport: Transport; readonly clock: Clock },
    listener: HostInvitationListener,
  ) {
    const { keys, name, codeWord, vouch } = facilitator
    const control = keys.control.publicKey
    this.#clock = network.clock
    this.#servers = servers
    this.#listener = listener
    this.#invitation = createInvitation({ xId: keys.identity, control }, network.clock.now())
    const { proof, organisation } = vouch({ roomId: keys.room, xId: keys.identity.publicKey, control })
    this.#organisation = organisation
    this.#state = startInviting(this.#invitation, {
      xId: keys.identity,
      control,
      roomId: keys.room,
      name,
      codeWord,
      proof,
    })
    const topic = invitationTopic(this.#invitation.secret) as Topic
    this.#topic = new InvitationTopic(topic, network.transport, network.clock)
    this.#topic.open(servers, () => this.#wake())
  }

  /** The topic this invitation listens on. */
  get topic(): Topic {
    return this.#topic.topic
  }

  /** The invitation as its facilitator sees it; the codes are shown on purpose. */
  view(): InvitationView {
    return {
      link: invitationLink(this.#invitation),
      spoken: spokenCode(this.#invitation.secret),
      servers: [...this.#servers],
      expiresAt: this.#invitation.expiresAt,
      organisation: this.#organisation,
      state: invitationStatus(this.#state),
    }
  }

  /** Whoever is in the waiting room. */
  waiting(): ApplicantView[] {
    if (this.#state.at !== 'waiting') return []
    const { applicant, wrongDigits } = this.#state
    return [{ applicant: applicant.id, name: applicant.name, triesLeft: MAX_WRONG_DIGITS - wrongDigits }]
  }

  /** Takes a message of the topic. */
  receive(payload: Uint8Array): void {
    this.#apply(inviterReceives(this.#state, payload, this.#clock.now()))
  }

  /** The applicant with this id; INVITE_STATE when she does not wait. */
  applicant(id: string): Applicant {
    ensure(this.#state.at === 'waiting' && this.#state.applicant.id === id, 'INVITE_STATE')
    return this.#state.applicant
  }

  /** Raises SAS_MISMATCH unless these are the digits of whoever waits, who is turned away after the third wrong ones; INVITE_STATE, SAS_LENGTH. */
  compare(id: string, digits: string): void {
    this.applicant(id)
    const step = compareDigits(this.#state, digits)
    this.#apply(step)
    if (step.refused !== undefined) throw new ProtocolError(step.refused)
  }

  /** Sends M4 with the payload to whoever waits. */
  admit(payload: Uint8Array): void {
    this.#apply(admitApplicant(this.#state, payload))
  }

  /** Turns whoever waits away. */
  refuse(id: string): void {
    this.applicant(id)
    this.#apply(refuseApplicant(this.#state))
  }

  /** Takes the invitation back. Whoever comes with it, or missed it, is still told that it is over (PROTOCOL.md §9.5). */
  takeBack(): void {
    this.#apply(burnInvitation(this.#state))
  }

  /** Takes the invitation back and stops listening. */
  close(): void {
    this.takeBack()
    this.#topic.close()
    this.#invitation.secret.wipe()
  }

  #wake(): void {
    this.#apply(inviterWakes(this.#state, this.#clock.now()))
    this.#topic.publish(inviterReminders(this.#state))
  }

  #apply(step: InviterStep): void {
    const changed = step.state !== this.#state
    this.#state = step.state
    this.#topic.publish(step.send)
    if (step.refused !== undefined) this.#listener.refused(step.refused)
    if (changed) this.#listener.changed()
  }
}
