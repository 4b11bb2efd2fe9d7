import type { LinkId, TransportEvent } from '../../../shared/ports/transport.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { reopenEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import type { Draft } from '../../../shared/room/strand/strandWriter.ts'
import { decodeCarrierEntry, encodeCarrierEntry } from '../../../shared/session/ledger/carrierEntry.ts'
import { Ledger } from '../../../shared/session/ledger/ledger.ts'
import type { KeptRoom } from '../../../shared/session/profile/profileContent.ts'
import { frameKey } from '../../../shared/session/replication/frame.ts'
import { Link } from '../../../shared/session/replication/link.ts'
import { carrierOptions } from '../../../shared/session/room/carrierOptions.ts'
import { only, there } from '../refusals.ts'
import { keptRooms } from '../session/keptRecords.ts'
import { SERVERS, SimulatedRoom } from '../session/simulatedRoom.ts'
import type { SimulatedPerson } from '../session/simulatedSession.ts'
import type { SimulatedTransport } from '../simulation/simulatedNetwork.ts'

/** A real member's keys in the hands of a program that keeps no rule: what it signs and seals is valid, what it says is not. */
export class HostileMember {
  readonly ledger: Ledger
  readonly transport: SimulatedTransport
  readonly #links = new Map<DeviceId, Link>()

  constructor({ keys, epochs, wires }: KeptRoom, room: SimulatedRoom) {
    const [first, ...later] = epochs.map(({ signed, secret }) => reopenEpoch(signed, secret, keys.room))
    // what she refuses or loses is no matter of hers
    this.ledger = new Ledger(keys, [there(first), ...later], {
      accepted: () => undefined,
      refused: () => undefined,
    })
    for (const wire of wires) this.ledger.takeRecord(wire)
    this.transport = room.network.join()
    this.transport.listen(event => this.#hear(event))
    this.transport.openCarrier(carrierOptions(this.ledger, this.epoch, SERVERS, room.clock.now()))
    this.appendRecord(this.ledger.writeHello(room.clock.now()).wire)
  }

  get device(): DeviceId {
    return this.ledger.keys.device
  }

  get epoch(): Epoch {
    return this.ledger.active
  }

  /** Writes a record of any type with any body, validly signed and sealed, and sends it to everybody. */
  write(draft: Omit<Draft, 'deps' | 'at'>, at = 0): OpenedRecord {
    const record = this.ledger.write({ ...draft, at })
    this.appendRecord(record.wire)
    return record
  }

  /** Puts any bytes where a record stands in the carrier. */
  appendRecord(bytes: Uint8Array): void {
    this.append(encodeCarrierEntry({ kind: 'record', bytes }))
  }

  /** Puts any bytes into the carrier's log. */
  append(entry: Uint8Array): void {
    this.transport.append(this.epoch.id, entry)
  }

  /** Seals any body in the next frame to a device, and sends it. */
  say(to: DeviceId, ...[kind, body]: Parameters<Link['seal']>): void {
    const link = there(this.#links.get(to))
    this.transport.sendFrame(link.ends.link, link.seal(kind, body))
  }

  /** Sends any bytes as a frame. */
  frame(to: DeviceId, bytes: Uint8Array): void {
    this.transport.sendFrame(there(this.#links.get(to)).ends.link, bytes)
  }

  /** True while a device lets her be linked. */
  isLinked(to: DeviceId): boolean {
    return this.#links.has(to)
  }

  #hear(event: TransportEvent): void {
    if (event.type === 'link-open') this.#linked(event.link, event.device)
    if (event.type === 'link-closed') this.#links.delete(event.device)
    if (event.type !== 'entry') return
    const { kind, bytes } = decodeCarrierEntry(event.entry)
    if (kind === 'record') this.ledger.takeRecord(bytes)
  }

  #linked(link: LinkId, other: DeviceId): void {
    const { keys } = this.ledger
    const key = frameKey(this.ledger.pair(other).frame, keys.room, this.epoch.id)
    const ends = { room: keys.room, epoch: this.epoch.id, me: keys.device, other, link }
    this.#links.set(other, new Link(ends, key))
  }
}

/**
 * A counsellor, who founded the room, and Ana, who keeps a profile, both with real sessions; and Mallory, who was let in like
 * anybody and now goes on without her app, with the keys of her profile. All are linked and have said hello.
 */
export async function roomWithMallory() {
  const room = new SimulatedRoom()
  await room.found()
  const [ana, app] = [await room.person('Ana', true), await room.person('Mallory', true)]
  await room.letIn(ana)
  await room.letIn(app)
  const mallory = new HostileMember(await keysOf(app), room)
  room.clock.advance(5_000)
  const { counsellor, clock, network } = room
  return { room, clock, network, counsellor, ana, mallory, me: selfOf(ana) }
}

/** The device of a person. */
export function selfOf(person: SimulatedPerson): DeviceId {
  return there(person.room().members.find(({ self }) => self)).device as DeviceId
}

/** Closes an app and takes all that it kept out of its profile. */
async function keysOf(app: SimulatedPerson): Promise<KeptRoom> {
  await app.session.close()
  return only(await keptRooms(app))
}
