import { type ErrorCode, ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { InvitationView, MessageView, RoomView } from '../../ports/screenPort.ts'
import type { ServerState, Transport, TransportEvent } from '../../ports/transport.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { sealEpochEntry } from '../../room/epoch/epochEntry.ts'
import type { DocId, RecordId, RoomId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { Draft } from '../../room/strand/strandWriter.ts'
import { decodeCarrierEntry } from '../ledger/carrierEntry.ts'
import { Ledger } from '../ledger/ledger.ts'
import type { KeptRoom } from '../profile/profileContent.ts'
import { Replication } from '../replication/replication.ts'
import { RoomCarriers } from './roomCarriers.ts'
import { RoomDocuments } from './roomDocuments.ts'
import { RoomDoor } from './roomDoor.ts'
import { connectionOf, memberViews, messageView, ownRole } from './roomView.ts'

/** What a room tells the session. */
export type RoomListener = {
  changed(): void
  timelineChanged(from: number, total: number): void
  noteUpdate(note: DocId, update: Uint8Array): void
  /** A record or epoch was verified: what is kept has grown. */
  grew(): void
  refused(code: ErrorCode): void
}

/** What a room is made of when it opens: keys, epochs oldest first, and the records known so far. */
export type RoomStart = {
  readonly keys: DeviceKeys
  readonly epochs: readonly [Epoch, ...Epoch[]]
  readonly wires: readonly Uint8Array[]
  readonly servers: readonly string[]
  readonly kept: boolean
}

/** One room of this session: joins ledger, replication, carriers, documents and invitation. */
export class RoomSession {
  readonly #ledger: Ledger
  readonly #documents: RoomDocuments
  readonly #replication: Replication
  readonly #carriers: RoomCarriers
  readonly #transport: Transport
  readonly #clock: Clock
  readonly #listener: RoomListener
  readonly #door: RoomDoor
  readonly #serverStates = new Map<string, ServerState>()
  readonly kept: boolean
  #servers: readonly string[]
  #open = false
  #wasLinked = false

  constructor(
    start: RoomStart,
    network: { readonly transport: Transport; readonly clock: Clock },
    listener: RoomListener,
  ) {
    this.#transport = network.transport
    this.#clock = network.clock
    this.#listener = listener
    this.#servers = start.servers
    this.kept = start.kept
    this.#documents = new RoomDocuments(network.clock, draft => this.#write(draft), listener)
    this.#ledger = new Ledger(start.keys, start.epochs, {
      accepted: (record, log) => this.#documents.take(this.#ledger, record, log),
      refused: code => listener.refused(code),
    })
    this.#replication = new Replication(this.#ledger, network.transport, network.clock, {
      peersChanged: () => this.#peersChanged(),
      refused: code => listener.refused(code),
    })
    this.#carriers = new RoomCarriers(this.#ledger, network.transport, network.clock)
    this.#door = new RoomDoor(this.#ledger, network, listener)
    for (const wire of start.wires) this.#ledger.takeRecord(wire)
  }

  /** The id of this room. */
  get id(): RoomId {
    return this.#ledger.keys.room
  }

  /** The signalling servers of this room. */
  get servers(): readonly string[] {
    return this.#servers
  }

  /** Connects through these servers: opens the carrier of the active epoch and says hello there. Gives the hello, on the first call after an unlock. */
  open(servers: readonly string[] = this.#servers): OpenedRecord | null {
    if (this.#open) return null
    this.#open = true
    this.#servers = servers
    this.#carriers.openActive(servers)
    const hello = this.#sayHello()
    this.#listener.changed()
    return hello
  }

  /** Leaves the network; nothing is sent for this room afterwards. */
  close(): void {
    if (!this.#open) return
    this.#open = false
    this.#documents.notes.flush()
    this.#door.close()
    this.#replication.close()
    this.#carriers.close()
    this.#serverStates.clear()
    this.#listener.changed()
  }

  /** Takes an event of the transport that may be about this room. */
  receive(event: TransportEvent): void {
    switch (event.type) {
      case 'entry':
        if (this.#carriers.has(event.epoch)) this.#takeEntry(event.entry)
        return
      case 'link-open':
        if (!this.#carriers.has(event.epoch)) return
        this.#wasLinked = true
        this.#replication.linkOpened(event.link, event.device, event.epoch)
        return
      case 'link-closed':
        this.#replication.linkClosed(event.link)
        return
      case 'frame':
        this.#replication.frame(event.link, event.frame)
        return
      case 'topic-message':
        this.#door.receive(event.topic, event.payload)
        return
      case 'server':
        this.#takeServer(event.url, event.state)
        return
      case 'refused':
        return
    }
  }

  /** The room as the screen shows it. */
  view(): RoomView {
    const { active, keys } = this.#ledger
    return {
      room: keys.room,
      title: this.#title,
      role: ownRole(active.state, keys.device),
      connection: this.#connection(),
      members: memberViews(active.state, keys.device, device => this.#replication.isLinked(device)),
      notes: this.#documents.notes.views(keys.device),
      waiting: this.#door.waiting(),
      invitation: this.#door.invitation(),
      servers: this.#servers.map(url => ({ url, state: this.#serverStates.get(url) ?? 'connecting' })),
      kept: this.kept,
    }
  }

  /** Writes a message; TEXT_EMPTY, TEXT_TOO_LONG, RATE, ROOM_CLOSED. */
  sendMessage(text: string): RecordId {
    ensure(this.#open, 'ROOM_CLOSED')
    return this.#documents.sendMessage(text).id
  }

  /** A page of the timeline that ends before position `before`. */
  readTimeline(
    before: number | null,
    limit: number,
  ): { messages: MessageView[]; start: number; total: number } {
    const page = this.#documents.page(before, limit)
    return {
      start: page.start,
      total: page.total,
      messages: page.entries.map(entry => messageView(entry, this.#ledger, this.#replication)),
    }
  }

  /** Makes a note and gives its id; NAME_INVALID, ROOM_CLOSED. */
  createNote(title: string): DocId {
    ensure(this.#open, 'ROOM_CLOSED')
    return this.#documents.notes.create(title)
  }

  /** The state of a note for an editor's mirror, and the clientID it writes under; NOTE_UNKNOWN. */
  openNote(note: DocId): { state: Uint8Array; client: number } {
    return { state: this.#documents.notes.open(note), client: this.#ledger.writer.client }
  }

  /** Takes an update of the mirror; NOTE_UNKNOWN, NOTE_CLIENT, NOTE_CLOCK, NOTE_STRUCT, NOTE_TOO_LARGE, ROOM_CLOSED. */
  updateNote(note: DocId, update: Uint8Array): void {
    ensure(this.#open, 'ROOM_CLOSED')
    const { client, strand } = this.#ledger.writer
    this.#documents.notes.update(note, update, { client, strand })
  }

  /** The mirror of this note is gone. */
  closeNote(note: DocId): void {
    this.#documents.notes.close(note)
  }

  /** Makes the room's one invitation; NOT_ALLOWED, ROOM_FULL, ROOM_CLOSED. */
  createInvitation(): InvitationView {
    ensure(this.#open, 'ROOM_CLOSED')
    return this.#door.invite(this.#servers)
  }

  /** Takes the invitation back. */
  cancelInvitation(): void {
    this.#door.close()
    this.#listener.changed()
  }

  /** Lets an applicant in: a new epoch with her, known to everybody; INVITE_STATE, ROOM_FULL. */
  admit(applicant: string): void {
    this.#documents.notes.flush()
    const parent = this.#ledger.active
    const epoch = this.#door.admit(applicant, this.#title)
    this.#carriers.appendEpoch(parent.id, sealEpochEntry(parent, epoch.signed))
    this.#ledger.adopt(epoch)
    this.#turnFrom(parent)
  }

  /** Turns an applicant away; INVITE_STATE. */
  refuse(applicant: string): void {
    this.#door.refuse(applicant)
  }

  /** What a profile keeps of this room. */
  keep(): KeptRoom {
    const { keys, epochs, records } = this.#ledger
    return {
      keys,
      epochs: epochs.map(epoch => ({ signed: epoch.signed, secret: epoch.keys.secret })),
      wires: [...records].map(record => record.wire),
    }
  }

  get #title(): string {
    return this.#documents.title ?? this.#ledger.active.state.policy.title
  }

  #connection(): RoomView['connection'] {
    const linked = this.#ledger.active.state.members.filter(
      ({ device }) => device !== this.#ledger.keys.device && this.#replication.isLinked(device),
    ).length
    return connectionOf({ open: this.#open, servers: this.#serverStates, linked, wasLinked: this.#wasLinked })
  }

  #write(draft: Omit<Draft, 'deps'>): OpenedRecord {
    const record = this.#ledger.write(draft)
    this.#publish(record)
    return record
  }

  #publish(record: OpenedRecord): void {
    this.#carriers.append(record)
    this.#replication.recordsChanged()
    this.#listener.grew()
  }

  #sayHello(): OpenedRecord | null {
    const said = this.#ledger.strand(this.#ledger.writer.strand)?.lastHello
    if (said === this.#ledger.active.id) return null
    const hello = this.#ledger.writeHello(this.#clock.now())
    this.#publish(hello)
    return hello
  }

  #takeEntry(bytes: Uint8Array): void {
    const entry = this.#decodeEntry(bytes)
    if (entry === null) return
    if (entry.kind === 'epoch') this.#takeEpoch(entry.bytes)
    else if (this.#ledger.takeRecord(entry.bytes) === 'new') this.#took()
  }

  #decodeEntry(bytes: Uint8Array) {
    try {
      return decodeCarrierEntry(bytes)
    } catch {
      this.#listener.refused('BAD_TYPE')
      return null
    }
  }

  #took(): void {
    this.#replication.recordsChanged()
    this.#listener.grew()
  }

  #takeEpoch(entry: Uint8Array): void {
    const parent = this.#ledger.active
    this.#documents.notes.flush()
    if (this.#ledger.takeEpoch(entry) !== null) this.#turnFrom(parent)
  }

  /** The room moved on: the new carrier opens, the hello is said there, the old carrier stays a while. */
  #turnFrom(parent: Epoch): void {
    this.#carriers.openActive(this.#servers)
    this.#sayHello()
    this.#carriers.linger(parent.id)
    this.#carriers.settle(this.#replication)
    this.#listener.grew()
    this.#listener.changed()
  }

  #takeServer(url: string, state: ServerState): void {
    if (!this.#open || !this.#servers.includes(url)) return
    this.#serverStates.set(url, state)
    this.#listener.changed()
  }

  #peersChanged(): void {
    this.#carriers.settle(this.#replication)
    this.#listener.changed()
    this.#documents.confirmationsChanged()
  }
}
