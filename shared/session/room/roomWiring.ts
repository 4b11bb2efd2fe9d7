import { type ErrorCode, ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transport } from '../../ports/transport.ts'
import type { RecordId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { mayWrite } from '../../room/rules.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import type { Draft } from '../../room/strand/strandWriter.ts'
import { Ledger } from '../ledger/ledger.ts'
import { CountingRecords } from './countingRecords.ts'
import { RoomDesk } from './roomDesk.ts'
import { RoomDocuments } from './roomDocuments.ts'
import { RoomEnding } from './roomEnding.ts'
import { RoomKeeping } from './roomKeeping.ts'
import { RoomNetwork } from './roomNetwork.ts'
import type { RoomListener, RoomStart } from './roomStart.ts'
import { Suspensions } from './suspensions.ts'

/** The parts of a room, joined: what each tells the others. The codes of Ledger and RoomNetwork (PROTOCOL.md §4, §10, §11). */
export class RoomWiring {
  readonly ledger: Ledger
  readonly documents: RoomDocuments
  readonly #counting: CountingRecords
  readonly network: RoomNetwork
  readonly suspensions: Suspensions
  readonly ending: RoomEnding
  readonly keeping: RoomKeeping
  readonly #listener: RoomListener
  readonly #clock: Clock
  /** What its people say and write. */
  readonly desk: RoomDesk

  constructor(
    start: RoomStart,
    parts: { readonly transport: Transport; readonly clock: Clock },
    listener: RoomListener,
  ) {
    const { clock } = parts
    this.#listener = listener
    this.#clock = clock
    this.keeping = new RoomKeeping(start, {
      total: () => this.documents.page(null, 0).total,
      timelineChanged: (from, total) => listener.timelineChanged(from, total),
    })
    this.documents = new RoomDocuments(clock, draft => this.#write(draft), {
      ...listener,
      timelineChanged: (from, total) => this.keeping.timelineChanged(from, total),
    })
    this.ledger = this.#createLedger(start)
    const refused = (code: ErrorCode) => listener.refused(code)
    this.#counting = new CountingRecords(this.ledger, this.documents, refused)
    this.network = this.#createNetwork(parts.transport, start.servers)
    const { connection, replication } = this.network
    const ledger = this.ledger
    this.suspensions = new Suspensions({ ledger, clock, isLinked: device => replication.isLinked(device) })
    const isSaved = (record: RecordId) => this.keeping.isSaved(record)
    this.desk = new RoomDesk(ledger, this.documents, replication, () => connection.isOpen, isSaved)
    this.ending = new RoomEnding({ ledger, replication, clock, over: how => listener.over(how) })
    this.keeping.restore(ledger, start)
  }

  #createLedger({ keys, epochs }: RoomStart): Ledger {
    return new Ledger(keys, epochs, {
      stored: (record, isNew) => this.keeping.stored(record, isNew),
      accepted: (record, log) => this.#accepted(record, log),
      completed: (record, log) => this.documents.complete(this.ledger, record, log),
      refused: code => this.#listener.refused(code),
    })
  }

  #createNetwork(transport: Transport, servers: readonly string[]): RoomNetwork {
    const listener = this.#listener
    return new RoomNetwork({
      ledger: this.ledger,
      transport,
      clock: this.#clock,
      servers,
      relayAccess: () => this.keeping.relay,
      flush: () => this.documents.notes.flush(),
      changed: () => {
        this.ending.look()
        listener.changed()
      },
      grew: () => listener.grew(),
      confirmed: () => {
        const change = this.desk.confirmationsChanged()
        if (change !== null) listener.timelineChanged(change.from, change.total)
      },
      refused: code => listener.refused(code),
      isSuspended: device => this.suspensions.has(device),
      turned: () => this.#counting.turned(),
    })
  }

  #accepted(record: OpenedRecord, log: StrandLog): void {
    const { upkeep } = this.network
    if (record.header.type === 'leave') upkeep.sawLeave(record.header.author)
    this.#counting.take(record, log)
    upkeep.saw()
  }

  #write(draft: Omit<Draft, 'deps'>): OpenedRecord {
    ensure(mayWrite(this.ledger.active.state, this.ledger.keys.device), 'ROOM_PAUSED')
    const record = this.ledger.write(draft)
    this.network.publish(record)
    return record
  }
}
