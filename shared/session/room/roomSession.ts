import { ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { RoomView } from '../../ports/screenViews.ts'
import type { Transport, TransportEvent } from '../../ports/transport.ts'
import { CHAT_DOC, type DeviceId, type RoomId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { may } from '../../room/rules.ts'
import type { Draft } from '../../room/strand/strandWriter.ts'
import { decodeCarrierEntry } from '../ledger/carrierEntry.ts'
import { Ledger } from '../ledger/ledger.ts'
import { keepRoom } from '../profile/keepRoom.ts'
import type { KeptRoom } from '../profile/profileContent.ts'
import { Replication } from '../replication/replication.ts'
import { removeMembers } from './changeMembers.ts'
import { RoomCarriers } from './roomCarriers.ts'
import { RoomConnection } from './roomConnection.ts'
import { RoomDesk } from './roomDesk.ts'
import { RoomDocuments } from './roomDocuments.ts'
import { RoomDoor } from './roomDoor.ts'
import type { RoomListener, RoomStart } from './roomStart.ts'
import { RoomTurns } from './roomTurns.ts'
import { RoomUpkeep } from './roomUpkeep.ts'
import { roomTitle, roomView } from './roomView.ts'

/** Words of leaving have this long in ms to go out. */
const FAREWELL = 400

/** One room of this session: joins ledger, replication, carriers, documents and invitation. */
export class RoomSession {
  readonly #ledger: Ledger
  readonly #documents: RoomDocuments
  /** The way in. */
  readonly door: RoomDoor
  /** What its people say and write. */
  readonly desk: RoomDesk
  readonly #replication: Replication
  readonly #carriers: RoomCarriers
  readonly #turns: RoomTurns
  readonly #upkeep: RoomUpkeep
  readonly #clock: Clock
  #removed = false
  readonly #listener: RoomListener
  readonly #connection: RoomConnection
  readonly kept: boolean

  constructor(
    start: RoomStart,
    network: { readonly transport: Transport; readonly clock: Clock },
    listener: RoomListener,
  ) {
    this.#listener = listener
    this.#clock = network.clock
    this.#connection = new RoomConnection(start.servers)
    this.kept = start.kept
    this.#documents = new RoomDocuments(network.clock, draft => this.#write(draft), listener)
    this.#ledger = new Ledger(start.keys, start.epochs, {
      accepted: (record, log) => {
        this.#documents.take(this.#ledger, record, log)
        this.#upkeep.saw(record)
      },
      refused: code => listener.refused(code),
    })
    this.#replication = new Replication(this.#ledger, network.transport, network.clock, {
      peersChanged: () => this.#peersChanged(),
      received: () => this.#took(),
      refused: code => listener.refused(code),
    })
    this.#carriers = new RoomCarriers(this.#ledger, network.transport, network.clock)
    this.door = new RoomDoor(
      this.#ledger,
      network,
      () => (this.#connection.isOpen ? this.servers : null),
      listener,
    )
    this.desk = new RoomDesk(this.#ledger, this.#documents, this.#replication, () => this.#connection.isOpen)
    this.#turns = new RoomTurns({
      ledger: this.#ledger,
      carriers: this.#carriers,
      replication: this.#replication,
      now: () => network.clock.now(),
      servers: () => this.servers,
      publish: record => this.#publish(record),
      flush: () => this.#documents.notes.flush(),
      turned: () => {
        this.#upkeep.turned()
        listener.grew()
        listener.changed()
      },
      removed: () => this.#wasRemoved(),
    })
    this.#upkeep = new RoomUpkeep(this.#ledger, this.#turns, network.clock, () => this.#title)
    for (const wire of start.wires) this.#ledger.takeRecord(wire)
  }

  /** The id of this room. */
  get id(): RoomId {
    return this.#ledger.keys.room
  }

  /** The signalling servers of this room. */
  get servers(): readonly string[] {
    return this.#connection.servers
  }

  /** Connects through these servers: opens the carrier of the active epoch and says hello there. Gives the hello, on the first call after an unlock. */
  open(servers: readonly string[] = this.servers): OpenedRecord | null {
    if (this.#connection.isOpen || this.#removed) return null
    this.#connection.open(servers)
    this.#carriers.openActive(servers)
    const hello = this.#turns.sayHello()
    this.#upkeep.start()
    this.#listener.changed()
    return hello
  }

  /** Leaves the network; nothing is sent for this room afterwards. */
  close(): void {
    if (!this.#connection.isOpen) return
    this.#upkeep.stop()
    this.#documents.notes.flush()
    this.door.close()
    this.#replication.close()
    this.#carriers.close()
    this.#connection.close()
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
        this.#connection.wasLinked = true
        this.#replication.linkOpened(event.link, event.device, event.epoch)
        return
      case 'link-closed':
        this.#replication.linkClosed(event.link)
        return
      case 'frame':
        this.#replication.frame(event.link, event.frame)
        return
      case 'topic-message':
        this.door.receive(event.topic, event.payload)
        return
      case 'server':
        if (this.#connection.take(event.url, event.state)) this.#listener.changed()
        return
      case 'refused':
        return
    }
  }

  /** The room as the screen shows it. */
  view(): RoomView {
    return roomView({
      ledger: this.#ledger,
      documents: this.#documents,
      replication: this.#replication,
      door: this.door,
      connection: this.#connection,
      kept: this.kept,
      removed: this.#removed,
    })
  }

  /** Lets an applicant in: a new epoch with her, known to everybody; INVITE_STATE, ROOM_FULL. */
  admit(applicant: string): void {
    this.#turns.issue(() => this.door.admit(applicant, this.#title))
  }

  /** Takes a member out: a new epoch without her, known to everybody; ROOM_CLOSED, NOT_ALLOWED, EPOCH_MEMBERS. */
  remove(device: DeviceId): void {
    ensure(this.#connection.isOpen, 'ROOM_CLOSED')
    this.#turns.issue(() => removeMembers(this.#ledger, [device], this.#title))
  }

  /** Tells the room that this device leaves for good, and leaves the network a moment later, when that is on its way. */
  leave(): void {
    const { active, keys } = this.#ledger
    if (!this.#connection.isOpen || !may(active.state, keys.device, 'leave')) {
      this.close()
      return
    }
    this.#write({ type: 'leave', doc: CHAT_DOC, body: new Uint8Array(), at: this.#clock.now() })
    this.#clock.after(FAREWELL, () => this.close())
  }

  /** What a profile keeps of this room. */
  keep(): KeptRoom {
    return keepRoom(this.#ledger)
  }

  get #title(): string {
    return roomTitle(this.#ledger, this.#documents)
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

  #takeEntry(bytes: Uint8Array): void {
    try {
      const entry = decodeCarrierEntry(bytes)
      if (entry.kind === 'epoch') this.#turns.take(entry.bytes)
      else if (this.#ledger.takeRecord(entry.bytes) === 'new') this.#took()
    } catch (error) {
      this.#listener.refused(errorCodeOf(error))
    }
  }

  #took(): void {
    this.#replication.recordsChanged()
    this.#listener.grew()
  }

  #wasRemoved(): void {
    this.#removed = true
    this.close()
    this.#listener.changed()
  }

  #peersChanged(): void {
    this.#carriers.settle(this.#replication)
    this.#listener.changed()
    this.#documents.confirmationsChanged()
  }
}
