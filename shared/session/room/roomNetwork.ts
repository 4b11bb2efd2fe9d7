import { errorCodeOf } from '../../bytes/protocolError.ts'
import type { TransportEvent } from '../../ports/transport.ts'
import type { DeviceId, EpochId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { CatchUp } from '../catchup/catchUp.ts'
import { decodeCarrierEntry } from '../ledger/carrierEntry.ts'
import { Replication } from '../replication/replication.ts'
import type { RoomChange } from './issueNext.ts'
import { RoomCarriers } from './roomCarriers.ts'
import { RoomConnection } from './roomConnection.ts'
import { RoomDoor } from './roomDoor.ts'
import type { RoomNetworkParts } from './roomNetworkParts.ts'
import { RoomRelay } from './roomRelay.ts'
import { RoomTurns } from './roomTurns.ts'
import { RoomUpkeep } from './roomUpkeep.ts'

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
  readonly relay: RoomRelay
  #isRemoved = false

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
    const isLinked = (device: DeviceId) => this.replication.isLinked(device, ledger.active.id)
    this.upkeep = new RoomUpkeep({ ledger, clock, isLinked, issue: change => this.#issueDue(change) })
    this.relay = new RoomRelay({
      ...parts,
      access: parts.relayAccess,
      isServerOpen: url => this.connection.isServerOpen(url),
      isLinked,
      askSoon: device => this.#catchUp.askSoon(device),
      issue: change => this.turns.issue(change),
    })
    this.#catchUp = new CatchUp({
      ...parts,
      servers: () => this.connection.servers,
      isLinked,
      follow: (epochs, hellos) => this.turns.follow(epochs, hellos),
    })
  }

  /** True once a facilitator took this device out of the room. */
  get removed(): boolean {
    return this.#parts.ledger.epochBook.standing === 'removed'
  }

  /** Connects through these servers and says hello. Gives the hello, on the first call after an unlock. */
  open(servers: readonly string[]): OpenedRecord | null {
    const { ledger, changed } = this.#parts
    this.#isRemoved = ledger.epochBook.standing === 'removed'
    if (this.connection.isOpen || this.#isRemoved) return null
    this.connection.open(servers)
    const hello = this.turns.enter()
    this.upkeep.start()
    this.#catchUp.start()
    this.relay.start()
    changed()
    return hello
  }

  /** Leaves the network; nothing is sent for this room afterwards. */
  close(): void {
    this.#catchUp.stop()
    if (!this.connection.isOpen) return
    this.#hangUp()
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
        if (this.#carriers.has(event.epoch)) this.#takeEntry(event.entry, event.epoch)
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
        if (event.state === 'open' && !this.connection.isServerOpen(event.url)) this.#catchUp.serverOpened()
        if (!this.connection.take(event.url, event.state)) return
        if (event.state === 'open') this.relay.look()
        this.#parts.changed()
        return
      default:
        this.relay.receive(event)
    }
  }

  #createTurns(): RoomTurns {
    const { ledger, clock, flush } = this.#parts
    return new RoomTurns({
      ledger,
      carriers: this.#carriers,
      replication: this.replication,
      now: () => clock.now(),
      servers: () => this.connection.servers,
      publish: record => this.publish(record),
      flush,
      turned: () => this.#turned(),
    })
  }

  #takeEntry(bytes: Uint8Array, from: EpochId): void {
    try {
      const entry = decodeCarrierEntry(bytes)
      if (entry.kind === 'epoch') this.turns.take(entry.bytes, from)
      else this.#takeRecord(entry.bytes)
    } catch (error) {
      this.#parts.refused(errorCodeOf(error))
    }
  }

  /** What is refused may have shown that somebody wrote two records for one place: that is shown at once (PROTOCOL.md §5). */
  #takeRecord(wire: Uint8Array): void {
    const taken = this.#parts.ledger.takeRecord(wire)
    if (taken === 'new') this.#took()
    if (taken === 'refused') this.#parts.changed()
  }

  #took(): void {
    this.replication.recordsChanged()
    this.turns.heard()
    this.#parts.grew()
  }

  #turned(): void {
    const { ledger, grew, changed, turned } = this.#parts
    const isRemoved = ledger.epochBook.standing === 'removed'
    if (isRemoved && !this.#isRemoved) this.#wasRemoved()
    if (!isRemoved && this.#isRemoved) this.#isBack()
    this.#catchUp.askForLacking()
    this.replication.epochsChanged()
    this.upkeep.turned()
    this.relay.turned()
    turned()
    grew()
    changed()
  }

  /** What is due may have become impossible meanwhile: then it is counted, and looked at again at the next change. */
  #issueDue(change: RoomChange): void {
    try {
      this.turns.issue(change)
    } catch (error) {
      this.#parts.refused(errorCodeOf(error))
    }
  }

  #hangUp(): void {
    this.relay.stop()
    this.upkeep.stop()
    this.#parts.flush()
    this.door.close()
    this.replication.close()
    this.#carriers.close()
    this.turns.leave()
    this.connection.close()
  }

  /** As long as the room is not closed it asks on, on topics of two: where facilitators removed each other, the other side may have been right. */
  #wasRemoved(): void {
    this.#isRemoved = true
    if (this.connection.isOpen) this.#hangUp()
  }

  #isBack(): void {
    this.#catchUp.stop()
    this.open(this.connection.servers)
  }

  #peersChanged(): void {
    const { ledger, changed, confirmed } = this.#parts
    this.#carriers.settle(this.replication)
    for (const { device } of ledger.active.state.members) {
      const epoch = this.replication.epochOf(device)
      if (epoch !== undefined && ledger.epochBook.node(epoch) === undefined) this.#catchUp.askSoon(device)
    }
    changed()
    confirmed()
  }
}
