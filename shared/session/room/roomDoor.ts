import { type ErrorCode, ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ApplicantView, InvitationView } from '../../ports/screenViews.ts'
import type { Topic, Transport } from '../../ports/transport.ts'
import { checkCodeWord } from '../../room/codeWord.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { MAX_DEVICES, memberOf } from '../../room/epoch/epochState.ts'
import { ensureMay } from '../../room/rules.ts'
import { encodeAdmission } from '../joining/admissionPayload.ts'
import { HostInvitation, type Vouch } from '../joining/hostInvitation.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RoomChange } from './issueNext.ts'

/** What the door tells its room. */
export type DoorListener = { changed(): void; refused(code: ErrorCode): void }

/** The way into a room: its one invitation, who waits, and letting them in (PROTOCOL.md §9). */
export class RoomDoor {
  readonly #ledger: Ledger
  readonly #network: { readonly transport: Transport; readonly clock: Clock }
  readonly #servers: () => readonly string[] | null
  readonly #listener: DoorListener
  #invitation: HostInvitation | null = null
  /** The one before, which is over: whoever comes with it, or has not heard that it is, is told. */
  #last: HostInvitation | null = null

  /** `servers` gives the addresses of an open room, null for a closed one. */
  constructor(
    ledger: Ledger,
    network: { readonly transport: Transport; readonly clock: Clock },
    servers: () => readonly string[] | null,
    listener: DoorListener,
  ) {
    this.#servers = servers
    this.#ledger = ledger
    this.#network = network
    this.#listener = listener
  }

  /** The live invitation, if there is one. */
  invitation(): InvitationView | null {
    return this.#invitation?.view() ?? null
  }

  /** Whoever waits to be let in. */
  waiting(): ApplicantView[] {
    return this.#invitation?.waiting() ?? []
  }

  /** Makes the room's one invitation, with a code word or an empty one; an older one is burnt. NAME_INVALID, ROOM_CLOSED, NOT_ALLOWED, ROOM_FULL, ROOM_LOCKED. */
  invite(codeWord: string, vouch: Vouch): InvitationView {
    const servers = this.#servers()
    ensure(servers !== null, 'ROOM_CLOSED')
    const { active, keys, epochBook } = this.#ledger
    const me = memberOf(active.state, keys.device)
    ensureMay(epochBook.role, 'admit')
    ensure(!active.state.policy.locked, 'ROOM_LOCKED')
    ensure(me !== undefined, 'NOT_ALLOWED')
    ensure(active.state.members.length < MAX_DEVICES, 'ROOM_FULL')
    const inviting = { keys, name: me.name, codeWord: checkCodeWord(codeWord), vouch }
    this.#retire()
    this.#invitation = new HostInvitation(inviting, servers, this.#network, this.#listener)
    this.#listener.changed()
    return this.#invitation.view()
  }

  /** Lets an applicant in, whose digits these are, with the epoch that `issue` gives, and sends it to her; INVITE_STATE, SAS_LENGTH, SAS_MISMATCH, ROOM_FULL, ROOM_LOCKED, NOT_ALLOWED. */
  admit(applicant: string, digits: string, issue: (change: RoomChange) => Epoch): void {
    ensure(this.#invitation !== null, 'INVITE_STATE')
    this.#invitation.compare(applicant, digits)
    const { xId, control, leaf, personId, name } = this.#invitation.applicant(applicant)
    const newcomer = { identity: xId, control, leaf, person: personId, name }
    this.#invitation.admit(encodeAdmission(issue({ type: 'add', newcomer }), this.#network.clock.now()))
  }

  /** Turns an applicant away; INVITE_STATE. */
  refuse(applicant: string): void {
    ensure(this.#invitation !== null, 'INVITE_STATE')
    this.#invitation.refuse(applicant)
  }

  /** Takes the invitation back; whoever waits, or comes with it later, is told. */
  takeBack(): void {
    this.#retire()
    this.#listener.changed()
  }

  /** Takes the invitation back and listens no more; whoever waits is told. */
  close(): void {
    this.#retire()
    this.#last?.close()
    this.#last = null
    this.#listener.changed()
  }

  /** Takes a message of a bare topic, if it is that of an invitation of this room. */
  receive(topic: Topic, payload: Uint8Array): void {
    for (const each of [this.#invitation, this.#last]) if (each?.topic === topic) each.receive(payload)
  }

  /** One that is over is one more topic, so only the latest is still answered. */
  #retire(): void {
    if (this.#invitation === null) return
    this.#last?.close()
    this.#invitation.takeBack()
    this.#last = this.#invitation
    this.#invitation = null
  }
}
