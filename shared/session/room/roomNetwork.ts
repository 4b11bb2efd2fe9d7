import { type ErrorCode, errorCodeOf } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transport, TransportEvent } from '../../ports/transport.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { CatchUp } from '../catchup/catchUp.ts'
import { decodeCarrierEntry } from '../ledger/carrierEntry.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { Replication } from '../replication/replication.ts'
import { RoomCarriers } from './roomCarriers.ts'
import { RoomConnection } from './roomConnection.ts'
import { RoomDoor } from './roomDoor.ts'
import { RoomTurns } from './roomTurns.ts'
import { RoomUpkeep } from './roomUpkeep.ts'

/** What the network side of a room needs of it, and tells it. */
export type RoomNetworkParts = {
  readonly ledger: Ledger
  readonly transport: Transport
  readonly clock: Clock
  readonly servers: readonly string[]
  readonly title: () => string
  /** Writes what waits, before the epoch changes or the room closes. */
  readonly flush: () => void
  readonly changed: () => void
  /** A record or epoch was verified. */
  readonly grew: () => void
  readonly confirmed: () => void
  readonly refused: (code: ErrorCode) => void
}

/** The network side of a room: carriers, replication, the way in, epochs to come and epochs that were missed (PROTOCOL.md §4, §7, §8, §9). */
export class RoomNetwork {
  readonly #parts: RoomNetworkParts
  readonly #carriers: RoomCarriers
  readonly #catchUp: CatchUp
  readonly connection: RoomConnection
  readonly replication: Replication
  readonly door: RoomDoor
  readonly turns: RoomTurns
  readonly upkeep: RoomUpkeep
  #removed = false

  constructor(parts: RoomNetworkParts) {
    const { ledger, transport, clock } = parts
    this.#parts = parts
    this.connection = new RoomConnection(parts.servers)
    this.#carriers = new RoomCarriers(ledger, transport, clock)
    this.replication = new Replication(ledger, transport, clock, {
      peersChanged: () => this.#peersChanged(),
      received: () => this.#took(),
      refused: parts.refused,
    })
    this.door = new RoomDoor(
      ledger,
      parts,
      () => (this.connection.isOpen ? this.connection.servers : null),
      parts,
    )
    this.turns = this.#createTurns()
    this.upkeep = new RoomUpkeep(ledger, this.turns, clock, parts.title)
    this.#catchUp = new CatchUp({
      ...parts,
      servers: () => this.connection.servers,
      isLinked: device => this.replication.isLinked(device, ledger.active.id),
      follow: chain => this.turns.catchUp(chain),
    })
  }

  /** True once a facilitator took this device out of the room. */
  get removed(): boolean {
    return this.#removed
  }

  /** Connects through these servers and says hello. Gives the hello, on the first call after an unlock. */
  open(servers: readonly string[]): OpenedRecord | null {
    if (this.connection.isOpen || this.#removed) return null
    this.connection.open(servers)
    this.#carriers.openActive(servers)
    const hello = this.turns.sayHello()
    this.upkeep.start()
    this.#catchUp.start()
    this.#parts.changed()
    return hello
  }

  /** Leaves the network; nothing is sent for this room afterwards. */
  close(): void {
    if (!this.connection.isOpen) return
    this.upkeep.stop()
    this.#catchUp.stop()
    this.#parts.flush()
    this.door.close()
    this.replication.close()
    this.#carriers.close()
    this.connection.close()
    this.#parts.changed()
  }

  /** Sends a new record of this device to the others. */
  publish(record: OpenedRecord): void {
    this.#carriers.append(record)
    this.#took()
  }

  /** Takes an event of the transport that may be about this room. */
  receive(event: TransportEvent): void {
    switch (event.type) {
      case 'entry':
        if (this.#carriers.has(event.epoch)) this.#takeEntry(event.entry)
        return
      case 'link-open':
        if (!this.#carriers.has(event.epoch)) return
        this.connection.wasLinked = true
        this.replication.linkOpened(event.link, event.device, event.epoch)
        return
      case 'link-closed':
        this.replication.linkClosed(event.link)
        return
      case 'frame':
        this.replication.frame(event.link, event.frame)
        return
      case 'topic-message':
        this.door.receive(event.topic, event.payload)
        this.#catchUp.receive(event.topic, event.payload)
        return
      case 'server':
        if (this.connection.take(event.url, event.state)) this.#parts.changed()
        return
      case 'refused':
        return
    }
  }

  #createTurns(): RoomTurns {
    const { ledger, clock, flush, changed, grew } = this.#parts
    return new RoomTurns({
      ledger,
      carriers: this.#carriers,
      replication: this.replication,
      now: () => clock.now(),
      servers: () => this.connection.servers,
      publish: record => this.publish(record),
      flush,
      turned: () => {
        this.upkeep.turned()
        grew()
        changed()
      },
      removed: () => this.#wasRemoved(),
    })
  }

  #takeEntry(bytes: Uint8Array): void {
    try {
      const entry = decodeCarrierEntry(bytes)
      if (entry.kind === 'epoch') this.turns.take(entry.bytes)
      else if (this.#parts.ledger.takeRecord(entry.bytes) === 'new') this.#took()
    } catch (error) {
      this.#parts.refused(errorCodeOf(error))
    }
  }

  #took(): void {
    this.replication.recordsChanged()
    this.#parts.grew()
  }

  #wasRemoved(): void {
    this.#removed = true
    this.close()
    this.#parts.changed()
  }

  #peersChanged(): void {
    this.#carriers.settle(this.replication)
    this.#parts.changed()
    this.#parts.confirmed()
  }
}
