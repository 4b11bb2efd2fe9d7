import { type ErrorCode, ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { createAgreeKeyPair } from '../../crypto/agree.ts'
import { createSignKeyPair } from '../../crypto/sign.ts'
import type { Clock } from '../../ports/clock.ts'
import type { JoinView } from '../../ports/screenViews.ts'
import type { Topic, Transport } from '../../ports/transport.ts'
import type { OrganisationView } from '../../ports/trustViews.ts'
import { createDeviceKeys, type DeviceKeys } from '../../room/device/deviceKeys.ts'
import type { RoomId } from '../../room/ids.ts'
import type { InvitationCode } from '../../room/invitation/invitationCode.ts'
import { invitationTopic } from '../../room/invitation/invitationTopic.ts'
import {
  acceptHost,
  confirmAdmission,
  joinerReceives,
  joinerReminders,
  startJoining,
} from '../../room/invitation/joinerHandshake.ts'
import type { JoinerResult, JoinerState, JoinerStep } from '../../room/invitation/joinerState.ts'
import type { Host } from '../../room/invitation/parties.ts'
import { type Certificate, ensureInTime } from '../../room/organisation/certificate.ts'
import { type Admission, openAdmission } from './admissionPayload.ts'
import { InvitationTopic } from './invitationTopic.ts'

/** A repeated M4 is answered this long in ms after joining: the facilitator may have missed M5. */
const LINGER = 30_000
/** Refusals after which a join is over: somebody else answered, or seems to. */
const ENDING: readonly ErrorCode[] = ['INVITE_KEYS', 'ORGANISATION_PROOF', 'ORGANISATION_EXPIRED']

/** What a join tells the session, and asks it: how an organisation looks to this person. `admitted` opens the room and gives the payload of M5, the newcomer's hello. */
export type JoinListener = {
  changed(view: JoinView): void
  look(certificate: Certificate): OrganisationView
  admitted(keys: DeviceKeys, admission: Admission): Uint8Array
  refused(code: ErrorCode): void
}

/** One try to join a room with an invitation, on the newcomer's side (PROTOCOL.md §9). */
export class JoinAttempt {
  readonly #identity = { xId: createAgreeKeyPair(), leaf: createAgreeKeyPair() }
  readonly #control = createSignKeyPair()
  readonly #clock: Clock
  readonly #listener: JoinListener
  readonly #topic: InvitationTopic
  #state: JoinerState
  #host: Host | null = null

  constructor(
    invitation: InvitationCode,
    name: string,
    servers: readonly string[],
    network: { readonly transport: Transport; readonly clock: Clock },
    listener: JoinListener,
  ) {
    const begun = startJoining(invitation, { ...this.#identity, control: this.#control.publicKey }, name)
    this.#state = begun.state
    this.#clock = network.clock
    this.#listener = listener
    const topic = invitationTopic(invitation.secret) as Topic
    this.#topic = new InvitationTopic(topic, network.transport, network.clock)
    this.#topic.open(servers, () => this.#topic.publish(joinerReminders(this.#state)))
    this.#topic.publish(begun.send)
    listener.changed({ state: 'connecting' })
  }

  /** The topic this join listens on. */
  get topic(): Topic {
    return this.#topic.topic
  }

  /** The room that was joined, while a repeated M4 is still answered. */
  get joined(): RoomId | null {
    return this.#state.at === 'joined' && this.#host !== null ? this.#host.roomId : null
  }

  /** The certificate of the organisation that vouches for the inviter; INVITE_STATE before she was met, or where none does. */
  get certificate(): Certificate {
    const certificate = this.#host?.certificate
    ensure(certificate != null, 'INVITE_STATE')
    return certificate
  }

  /** Takes a message of the topic. */
  receive(payload: Uint8Array): void {
    this.#apply(joinerReceives(this.#state, payload, host => this.#judge(host)))
  }

  /** Goes on with an inviter at whom it stopped; INVITE_STATE. */
  accept(): void {
    this.#apply(acceptHost(this.#state))
  }

  /** Stops; nothing is sent afterwards. */
  cancel(): void {
    this.#topic.close()
  }

  #apply(step: JoinerStep): void {
    this.#state = step.state
    this.#topic.publish(step.send)
    if (step.refused !== undefined) this.#refuse(step.refused)
    if (step.result !== undefined) this.#tell(step.result)
  }

  /** A certificate that ran out vouches for nobody, and a known name under another key is a question for the person; ORGANISATION_EXPIRED, ORGANISATION_PROOF (PROTOCOL.md §9.4). */
  #judge({ certificate }: Host): boolean {
    if (certificate === null) return true
    ensureInTime(certificate, this.#clock.now())
    return this.#listener.look(certificate).standing !== 'changed'
  }

  /** Keys that are not those of the link, or a proof that does not hold, mean that somebody else answered: there is nothing to wait for. */
  #refuse(code: ErrorCode): void {
    this.#listener.refused(code)
    if (ENDING.includes(code)) this.#fail(code)
  }

  #tell(result: JoinerResult): void {
    switch (result.type) {
      case 'met':
        this.#meet(result.host)
        return
      case 'waiting':
        this.#wait(result.host, result.sas)
        return
      case 'admitted':
        this.#enter(result.payload)
        return
      case 'ended':
        this.#fail(result.code)
    }
  }

  #meet(host: Host): void {
    this.#host = host
    const { name: hostName, codeWord } = host
    const organisation = this.#listener.look(this.certificate)
    this.#listener.changed({ state: 'stopped', hostName, codeWord, organisation })
  }

  #wait(host: Host, sas: string): void {
    this.#host = host
    const { name: hostName, codeWord, certificate } = host
    const organisation = certificate === null ? null : this.#listener.look(certificate)
    this.#listener.changed({ state: 'waiting', sas, hostName, codeWord, organisation })
  }

  #enter(payload: Uint8Array): void {
    try {
      const host = this.#host
      ensure(host !== null, 'INVITE_STATE')
      const keys = createDeviceKeys(host.roomId, this.#identity.xId, this.#identity.leaf, this.#control)
      const hello = this.#listener.admitted(keys, openAdmission(payload, keys, host))
      this.#apply(confirmAdmission(this.#state, hello))
      this.#clock.after(LINGER, () => this.#topic.close())
      this.#listener.changed({ state: 'admitted', room: host.roomId })
    } catch (error) {
      this.#fail(errorCodeOf(error))
    }
  }

  #fail(code: ErrorCode): void {
    this.#topic.close()
    this.#listener.changed({ state: 'failed', code })
  }
}
