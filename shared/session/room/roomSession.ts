import { ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { RoomView } from '../../ports/screenViews.ts'
import type { Transport, TransportEvent } from '../../ports/transport.ts'
import type { DeviceId, RoomId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { Draft } from '../../room/strand/strandWriter.ts'
import { Ledger } from '../ledger/ledger.ts'
import { keepRoom } from '../profile/keepRoom.ts'
import type { KeptRoom } from '../profile/profileContent.ts'
import { removeMembers } from './changeMembers.ts'
import { RoomDesk } from './roomDesk.ts'
import { RoomDocuments } from './roomDocuments.ts'
import type { RoomDoor } from './roomDoor.ts'
import { RoomNetwork } from './roomNetwork.ts'
import type { RoomListener, RoomStart } from './roomStart.ts'
import { roomTitle, roomView } from './roomView.ts'

/** One room of this session: joins ledger, documents and network. */
export class RoomSession {
  readonly #ledger: Ledger
  readonly #documents: RoomDocuments
  readonly #network: RoomNetwork
  /** What its people say and write. */
  readonly desk: RoomDesk
  readonly kept: boolean

  constructor(
    start: RoomStart,
    { transport, clock }: { readonly transport: Transport; readonly clock: Clock },
    listener: RoomListener,
  ) {
    this.kept = start.kept
    this.#documents = new RoomDocuments(clock, draft => this.#write(draft), listener)
    this.#ledger = new Ledger(start.keys, start.epochs, {
      accepted: (record, log) => {
        this.#documents.take(this.#ledger, record, log)
        this.#network.upkeep.saw()
      },
      refused: code => listener.refused(code),
    })
    this.#network = new RoomNetwork({
      ledger: this.#ledger,
      transport,
      clock,
      servers: start.servers,
      title: () => roomTitle(this.#ledger, this.#documents),
      flush: () => this.#documents.notes.flush(),
      changed: () => listener.changed(),
      grew: () => listener.grew(),
      confirmed: () => {
        const change = this.desk.confirmationsChanged()
        if (change !== null) listener.timelineChanged(change.from, change.total)
      },
      refused: code => listener.refused(code),
    })
    const { connection, replication } = this.#network
    this.desk = new RoomDesk(this.#ledger, this.#documents, replication, () => connection.isOpen)
    for (const wire of start.wires) this.#ledger.takeRecord(wire)
  }

  /** The id of this room. */
  get id(): RoomId {
    return this.#ledger.keys.room
  }

  /** The way in. */
  get door(): RoomDoor {
    return this.#network.door
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
    this.#network.close()
  }

  /** Takes an event of the transport that may be about this room. */
  receive(event: TransportEvent): void {
    this.#network.receive(event)
  }

  /** The room as the screen shows it. */
  view(): RoomView {
    const { door, connection, replication, removed } = this.#network
    const { kept } = this
    return roomView({
      ledger: this.#ledger,
      documents: this.#documents,
      replication,
      door,
      connection,
      kept,
      removed,
    })
  }

  /** Lets an applicant in: a new epoch with her, known to everybody; INVITE_STATE, ROOM_FULL. */
  admit(applicant: string): void {
    this.#network.turns.issue(() => this.door.admit(applicant, roomTitle(this.#ledger, this.#documents)))
  }

  /** Takes a member out: a new epoch without her, known to everybody; ROOM_CLOSED, NOT_ALLOWED, EPOCH_MEMBERS. */
  remove(device: DeviceId): void {
    ensure(this.#network.connection.isOpen, 'ROOM_CLOSED')
    const title = roomTitle(this.#ledger, this.#documents)
    this.#network.turns.issue(() => removeMembers(this.#ledger, [device], title))
  }

  /** What a profile keeps of this room. */
  keep(): KeptRoom {
    return keepRoom(this.#ledger)
  }

  #write(draft: Omit<Draft, 'deps'>): OpenedRecord {
    const record = this.#ledger.write(draft)
    this.#network.publish(record)
    return record
  }
}
