import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { openEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import type { EpochNode } from '../../../shared/room/membership/epochNode.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { issueNext, type Newcomer, type RoomChange } from '../../../shared/session/room/issueNext.ts'
import { there } from '../refusals.ts'
import { AT, addDevices, type Device, foundRoom, newDevice } from '../room/testRoom.ts'
import { type Heard, heardLedger } from './ledgers.ts'

/** The ledgers of everybody in a room, who hear of one another what a test says, and nothing else. */
export class LedgerRoom {
  readonly first: Epoch
  readonly start: Epoch
  readonly #people = new Map<string, Heard>()
  readonly #epochs: Epoch[] = []

  /** The founder, who is the most senior, other facilitators and plain members, all in the epoch `start`. */
  constructor(founder: string, facilitators: readonly string[], members: readonly string[]) {
    const { founder: first, epoch, control } = foundRoom()
    const others = [
      ...facilitators.map(name => newDevice(epoch.room, name, 1, true)),
      ...members.map(name => newDevice(epoch.room, name, 1)),
    ]
    this.first = epoch
    this.start = addDevices(first.keys, epoch, others)
    this.#people.set(founder, heardLedger(first, epoch, this.start))
    for (const device of others)
      this.#people.set(
        device.member.name,
        heardLedger(device, openEpoch(this.start.signed, device.keys, control)),
      )
  }

  /** Somebody's ledger and all it has told. */
  at(name: string): Heard {
    return there(this.#people.get(name))
  }

  /** Somebody's device. */
  id(name: string): DeviceId {
    return this.at(name).device.member.device
  }

  /** Somebody issues the epoch that follows what she knows, and tells these. */
  issue(name: string, change: RoomChange, ...tells: readonly string[]): Epoch {
    const { ledger } = this.at(name)
    const epoch = issueNext(ledger, change)
    ledger.adopt(epoch)
    this.#epochs.push(epoch)
    this.tell(epoch, ...tells)
    return epoch
  }

  /** These learn an epoch, with the one box that is for them in it. */
  tell({ signed }: Epoch, ...names: readonly string[]): (EpochNode | null)[] {
    return names.map(name => this.at(name).ledger.learn({ signed, secret: null }))
  }

  /** These learn an epoch, with its secret from a member. */
  hand({ signed, keys: { secret } }: Epoch, ...names: readonly string[]): (EpochNode | null)[] {
    return names.map(name => this.at(name).ledger.learn({ signed, secret }))
  }

  /** Everybody named learns every epoch that was issued, and has a secret of whatever she is in. */
  meet(...names: readonly string[]): void {
    for (const name of names)
      for (const epoch of this.#epochs) {
        const isIn = epoch.state.members.some(({ device }) => device === this.id(name))
        if (isIn) this.hand(epoch, name)
        else this.tell(epoch, name)
      }
  }

  /** Somebody says hello in her active epoch, to these. */
  hello(name: string, ...to: readonly string[]): OpenedRecord {
    const hello = this.at(name).ledger.writeHello(AT)
    for (const other of to) this.at(other).ledger.takeRecord(hello.wire)
    return hello
  }

  /** The names of those who are in the room, as somebody sees it; facilitators with a star. */
  members(name: string): string {
    const { members } = this.at(name).ledger.epochBook
    return members
      .map(member => `${this.#nameOf(member.device)}${member.role === 'facilitator' ? '*' : ''}`)
      .sort()
      .join(' ')
  }

  #nameOf(device: DeviceId): string {
    return [...this.#people].find(([, { device: other }]) => other.member.device === device)?.[0] ?? 'new'
  }
}

/** What an invitation brings of somebody who was never in this room. */
export function newcomerIn(room: LedgerRoom, name: string): Newcomer & { readonly device: Device } {
  const device = newDevice(room.start.room, name, 0)
  const { identity, control, leaf, person } = device.member
  return { device, identity, control, leaf, person, name }
}
