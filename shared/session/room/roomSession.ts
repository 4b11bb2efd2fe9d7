import { ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { RoomView } from '../../ports/screenViews.ts'
import type { Transport, TransportEvent } from '../../ports/transport.ts'
import { CHAT_DOC, type DeviceId, type RecordId, type RoomId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { ensureMay, mayWrite } from '../../room/rules.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import type { Draft } from '../../room/strand/strandWriter.ts'
import { Ledger } from '../ledger/ledger.ts'
import { keepRoom } from '../profile/keepRoom.ts'
import type { KeptRoom } from '../profile/profileContent.ts'
import type { ProfileKeeper } from '../profile/profileKeeper.ts'
import type { RoomShelf } from '../profile/roomShelf.ts'
import type { RoomChange } from './issueNext.ts'
import { roomClock } from './roomClock.ts'
import { RoomDesk } from './roomDesk.ts'
import { RoomDocuments } from './roomDocuments.ts'
import type { RoomDoor } from './roomDoor.ts'
import { RoomEnding } from './roomEnding.ts'
import { RoomNetwork } from './roomNetwork.ts'
import type { RoomListener, RoomStart } from './roomStart.ts'
import { roomView } from './roomView.ts'

/** A member who was away for so many ms is suspended (PROTOCOL.md §4.6). */
const SUSPENDED_AFTER = 60 * 24 * 60 * 60 * 1000

/** One room of this session: joins ledger, documents and network. */
export class RoomSession {
  readonly #ledger: Ledger
  readonly #documents: RoomDocuments
  readonly #network: RoomNetwork
  readonly #ending: RoomEnding
  readonly #listener: RoomListener
  readonly #readmitted = new Set<DeviceId>()
  readonly #clock: Clock
  readonly #offset: number
  #shelf: RoomShelf | null
  /** The first position of the timeline that changed since something was written. */
  #unsaved: number | null = null
  #isRestoring = false
  #void = ''
  /** What its people say and write. */
  readonly desk: RoomDesk

  constructor(
    start: RoomStart,
    parts: { readonly transport: Transport; readonly clock: Clock },
    listener: RoomListener,
  ) {
    const { transport } = parts
    const clock = roomClock(parts.clock, start.offset)
    this.#shelf = start.shelf
    this.#listener = listener
    this.#clock = clock
    this.#offset = start.offset
    this.#documents = new RoomDocuments(clock, draft => this.#write(draft), {
      ...listener,
      timelineChanged: (from, total) => this.#timelineChanged(from, total),
    })
    this.#ledger = new Ledger(start.keys, start.epochs, {
      stored: ({ id, body }, isNew) => this.#shelf?.note(id, body === null, this.#isRestoring && isNew),
      accepted: (record, log) => this.#accepted(record, log),
      completed: (record, log) => this.#documents.complete(this.#ledger, record, log),
      refused: code => listener.refused(code),
    })
    this.#network = new RoomNetwork({
      ledger: this.#ledger,
      transport,
      clock,
      servers: start.servers,
      flush: () => this.#documents.notes.flush(),
      changed: () => {
        this.#ending.look()
        listener.changed()
      },
      grew: () => listener.grew(),
      confirmed: () => {
        const change = this.desk.confirmationsChanged()
        if (change !== null) listener.timelineChanged(change.from, change.total)
      },
      refused: code => listener.refused(code),
      isSuspended: device => this.#isSuspended(device),
      turned: () => this.#turned(),
    })
    const { connection, replication } = this.#network
    const isSaved = (record: RecordId) => this.#shelf?.isSaved(record) ?? false
    this.desk = new RoomDesk(this.#ledger, this.#documents, replication, () => connection.isOpen, isSaved)
    this.#ending = new RoomEnding({
      ledger: this.#ledger,
      replication,
      clock,
      over: how => listener.over(how),
    })
    this.#restore(start)
  }

  #restore({ offset, outside, wires }: RoomStart): void {
    this.#shelf?.attach(this.#ledger, offset, true)
    this.#isRestoring = true
    for (const signed of outside) this.#ledger.learn({ signed, secret: null })
    this.#ledger.restore(wires)
    this.#isRestoring = false
  }

  /** The id of this room. */
  get id(): RoomId {
    return this.#ledger.keys.room
  }

  /** The way in. */
  get door(): RoomDoor {
    return this.#network.door
  }

  /** True while it is kept on this computer. */
  get kept(): boolean {
    return this.#shelf?.isListed ?? false
  }

  /** True when it was kept, also after what was kept is destroyed. */
  get wasKept(): boolean {
    return this.#shelf !== null
  }

  /** True while it is connected, or tries to be. */
  get isOpen(): boolean {
    return this.#network.connection.isOpen
  }

  /** The signalling servers of this room. */
  get servers(): readonly string[] {
    return this.#network.connection.servers
  }

  /** Connects through these servers and says hello. Gives the hello, on the first call after an unlock. */
  open(servers: readonly string[] = this.servers): OpenedRecord | null {
    return this.#network.open(servers)
  }

  /** Leaves the network; nothing is sent for this room afterwards. */
  close(): void {
    this.#ending.stop()
    this.#network.close()
  }

  /** Takes an event of the transport that may be about this room. */
  receive(event: TransportEvent): void {
    this.#network.receive(event)
  }

  /** The room as the screen shows it. */
  view(): RoomView {
    const { door, connection, replication, removed, upkeep } = this.#network
    const { kept } = this
    return roomView({
      ledger: this.#ledger,
      documents: this.#documents,
      replication,
      door,
      connection,
      kept,
      removed,
      ending: this.#ending.missing(),
      isSuspended: device => this.#isSuspended(device),
      hasLeft: device => upkeep.hasLeft(device),
    })
  }

  /** Lets an applicant in: a new epoch with her, known to everybody; INVITE_STATE, ROOM_FULL, ROOM_LOCKED, NOT_ALLOWED. */
  admit(applicant: string): void {
    this.door.admit(applicant, change => this.#network.turns.issue(change))
  }

  /** Changes who is in the room and as what, its title, whether it is paused or locked; ROOM_CLOSED and the codes of issueNext. */
  change(change: RoomChange): void {
    ensure(this.#network.connection.isOpen, 'ROOM_CLOSED')
    this.#network.turns.issue(change)
  }

  /** Leaves for good: the others are told, then the room is over here; ROOM_CLOSED. */
  leaveForGood(): void {
    ensure(this.#network.connection.isOpen, 'ROOM_CLOSED')
    const draft = { type: 'leave', doc: CHAT_DOC, body: new Uint8Array(), at: this.#clock.now() } as const
    const word = this.#ledger.write(draft)
    this.#network.publish(word)
    this.#ending.leave(word)
  }

  /** Lets somebody find the way back who was away for 60 days; ROOM_CLOSED, NOT_ALLOWED, EPOCH_MEMBERS. */
  readmit(device: DeviceId): void {
    ensure(this.#network.connection.isOpen, 'ROOM_CLOSED')
    const { epochBook } = this.#ledger
    ensureMay(epochBook.role, 'readmit')
    ensure(epochBook.resolution.members.has(device), 'EPOCH_MEMBERS')
    this.#readmitted.add(device)
    this.#listener.changed()
  }

  /** Destroys every key of this room in memory. */
  destroyKeys(): void {
    this.#ledger.destroyKeys()
  }

  /** What a backup holds of this room. */
  copy(): KeptRoom {
    return keepRoom(this.#ledger, this.#offset)
  }

  /** Keeps this room in a profile from now on. The codes of ProfileKeeper.keep. */
  async keep(profile: ProfileKeeper): Promise<void> {
    await profile.keep(this.#ledger, this.#offset, shelf => {
      this.#shelf = shelf
    })
    this.#unsaved = 0
    this.saved()
    this.#listener.changed()
  }

  /** Something of this room was written for good: messages are shown as saved. */
  saved(): void {
    const from = this.#unsaved
    const { total } = this.#documents.page(null, 0)
    this.#unsaved = null
    if (from !== null && from < total) this.#listener.timelineChanged(from, total)
  }

  #timelineChanged(from: number, total: number): void {
    this.#unsaved = Math.min(this.#unsaved ?? from, from)
    this.#listener.timelineChanged(from, total)
  }

  /** What may not stand changes nothing, and is counted: a member's words in a paused room (PROTOCOL.md §4.4). */
  #accepted(record: OpenedRecord, log: StrandLog): void {
    const { type, author, epoch } = record.header
    const { upkeep } = this.#network
    const state = this.#ledger.epoch(epoch)?.state
    const isFree = type === 'hello' || type === 'leave' || type === 'remove'
    if (type === 'leave') upkeep.sawLeave(author)
    if (isFree || (state !== undefined && mayWrite(state, author)))
      this.#documents.take(this.#ledger, record, log)
    else this.#listener.refused('RECORD_ROLE')
    upkeep.saw()
  }

  /** Whoever has not been heard of for 60 days, by this device's clock, stays out until a facilitator lets her back (PROTOCOL.md §4.6). */
  #isSuspended(device: DeviceId): boolean {
    if (this.#readmitted.has(device) || this.#network.replication.isLinked(device)) return false
    const heard = this.#ledger.acquaintances.lastHelloAt(device)
    return heard !== undefined && this.#clock.now() - heard > SUSPENDED_AFTER
  }

  /** Which records count may have changed: then everything is told anew from those that do (PROTOCOL.md §4.5). */
  #turned(): void {
    const { epochBook, strands } = this.#ledger
    const ends = [...strands]
      .map(log => ({ log, end: epochBook.voidFrom(log.author, log.strand) }))
      .filter(({ log, end }) => end < log.next)
    const isVoid = ends.map(({ log, end }) => `${log.strand} ${end}`).join()
    if (isVoid === this.#void) return
    this.#void = isVoid
    this.#documents.rebuild(this.#ledger, record => epochBook.isVoid(record.header))
  }

  #write(draft: Omit<Draft, 'deps'>): OpenedRecord {
    ensure(mayWrite(this.#ledger.active.state, this.#ledger.keys.device), 'ROOM_PAUSED')
    const record = this.#ledger.write(draft)
    this.#network.publish(record)
    return record
  }
}
