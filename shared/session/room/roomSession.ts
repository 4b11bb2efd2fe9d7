import { ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { LinksView } from '../../ports/linkViews.ts'
import type { RoomView } from '../../ports/screenViews.ts'
import type { RelayTrial, Transport, TransportEvent } from '../../ports/transport.ts'
import { CHAT_DOC, type DeviceId, type RoomId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { relayAccess } from '../../room/relay/relayAccess.ts'
import { ensureMay } from '../../room/rules.ts'
import type { KeptRoom } from '../profile/profileContent.ts'
import type { ProfileKeeper } from '../profile/profileKeeper.ts'
import type { ServerNews } from '../servers/serverNews.ts'
import type { RoomChange } from './issueNext.ts'
import { roomClock } from './roomClock.ts'
import type { RoomDesk } from './roomDesk.ts'
import type { RoomDoor } from './roomDoor.ts'
import { RoomLinks } from './roomLinks.ts'
import type { RoomListener, RoomStart } from './roomStart.ts'
import { roomView } from './roomView.ts'
import { RoomWiring } from './roomWiring.ts'

/** One room of this session: what can be asked of it and done in it (PROTOCOL.md §4, §10, §11). */
export class RoomSession {
  readonly #parts: RoomWiring
  readonly #listener: RoomListener
  readonly #clock: Clock
  readonly #news: ServerNews
  readonly #offset: number
  readonly #links: RoomLinks

  constructor(
    start: RoomStart,
    outside: { readonly transport: Transport; readonly clock: Clock; readonly news: ServerNews },
    listener: RoomListener,
  ) {
    this.#news = outside.news
    this.#offset = start.offset
    this.#clock = roomClock(outside.clock, start.offset)
    this.#listener = listener
    this.#parts = new RoomWiring(start, { transport: outside.transport, clock: this.#clock }, listener)
    this.#links = new RoomLinks({
      ledger: this.#parts.ledger,
      transport: outside.transport,
      clock: this.#clock,
      isLinked: device => this.#parts.network.replication.isLinked(device),
      changed: () => listener.changed(),
    })
  }

  /** The id of this room. */
  get id(): RoomId {
    return this.#parts.ledger.keys.room
  }

  /** What its people say and write. */
  get desk(): RoomDesk {
    return this.#parts.desk
  }

  /** The way in. */
  get door(): RoomDoor {
    return this.#parts.network.door
  }

  /** True while it is kept on this computer. */
  get kept(): boolean {
    return this.#parts.keeping.isKept
  }

  /** True when it was kept, also after what was kept is destroyed. */
  get wasKept(): boolean {
    return this.#parts.keeping.wasKept
  }

  /** True while it is connected, or tries to be. */
  get isOpen(): boolean {
    return this.#parts.network.connection.isOpen
  }

  /** The signalling servers of this room. */
  get servers(): readonly string[] {
    return this.#parts.network.connection.servers
  }

  /** Connects through these servers and says hello. Gives the hello, on the first call after an unlock. */
  open(servers: readonly string[] = this.servers): OpenedRecord | null {
    if (!this.isOpen) this.#links.forget()
    return this.#parts.network.open(servers)
  }

  /** Leaves the network; nothing is sent for this room afterwards. */
  close(): void {
    this.#parts.ending.stop()
    this.#parts.network.close()
    this.#links.forget()
  }

  /** Takes an event of the transport that may be about this room. */
  receive(event: TransportEvent): void {
    this.#links.receive(event)
    this.#parts.network.receive(event)
  }

  /** How each of the others is linked, or for how long not. */
  links(): LinksView {
    return this.#links.view()
  }

  /** Tries the relay from this computer to itself; ROOM_CLOSED, NOT_ALLOWED in a direct room. */
  async tryRelay(): Promise<RelayTrial> {
    ensure(this.isOpen, 'ROOM_CLOSED')
    return this.#links.tryRelay()
  }

  /** The room as the screen shows it. */
  view(): RoomView {
    const { door, connection, replication, removed, upkeep } = this.#parts.network
    const { kept } = this
    return roomView({
      ledger: this.#parts.ledger,
      documents: this.#parts.documents,
      replication,
      door,
      connection,
      news: this.#news,
      offset: this.#offset,
      kept,
      removed,
      relayProblem: this.#parts.network.relay.problem,
      ending: this.#parts.ending.missing(),
      isSuspended: device => this.#parts.suspensions.has(device),
      hasLeft: device => upkeep.hasLeft(device),
    })
  }

  /** Lets an applicant in, whose digits these are: a new epoch with her, known to everybody; the codes of RoomDoor.admit. */
  admit(applicant: string, digits: string): void {
    this.door.admit(applicant, digits, change => this.#parts.network.turns.issue(change))
  }

  /** Changes who is in the room and as what, its title, whether it is paused or locked; ROOM_CLOSED and the codes of issueNext. */
  change(change: RoomChange): void {
    ensure(this.#parts.network.connection.isOpen, 'ROOM_CLOSED')
    this.#parts.network.turns.issue(change)
  }

  /** Takes a token to ask the room's first server for a relay with; NOT_ALLOWED for a member, RELAY_TOKEN (PROTOCOL.md §6.6). */
  setRelayToken(token: string): void {
    const { ledger, keeping, network } = this.#parts
    ensureMay(ledger.epochBook.role, 'policy')
    keeping.setRelay(relayAccess(token, this.servers[0] ?? ''))
    network.relay.reset()
    this.#listener.grew()
    this.#listener.changed()
  }

  /** Leaves for good: the others are told, then the room is over here; ROOM_CLOSED. */
  leaveForGood(): void {
    ensure(this.#parts.network.connection.isOpen, 'ROOM_CLOSED')
    const draft = { type: 'leave', doc: CHAT_DOC, body: new Uint8Array(), at: this.#clock.now() } as const
    const word = this.#parts.ledger.write(draft)
    this.#parts.network.publish(word)
    this.#parts.ending.leave(word)
  }

  /** Lets somebody find the way back who was away for 60 days; ROOM_CLOSED, NOT_ALLOWED, EPOCH_MEMBERS. */
  readmit(device: DeviceId): void {
    ensure(this.#parts.network.connection.isOpen, 'ROOM_CLOSED')
    this.#parts.suspensions.readmit(device)
    this.#listener.changed()
  }

  /** Destroys every key of this room in memory. */
  destroyKeys(): void {
    this.#parts.ledger.destroyKeys()
  }

  /** What a backup holds of this room. */
  copy(): KeptRoom {
    return this.#parts.keeping.copy(this.#parts.ledger)
  }

  /** Keeps this room in a profile from now on. The codes of ProfileKeeper.keep. */
  async keep(profile: ProfileKeeper): Promise<void> {
    await this.#parts.keeping.keep(profile, this.#parts.ledger)
    this.#listener.changed()
  }

  /** Something of this room was written for good: messages are shown as saved. */
  saved(): void {
    this.#parts.keeping.saved()
  }
}
