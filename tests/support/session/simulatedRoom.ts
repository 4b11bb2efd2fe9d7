import type { RoomId } from '../../../shared/room/ids.ts'
import { Vault } from '../../../shared/vault/vault.ts'
import { there } from '../refusals.ts'
import { SimulatedClock } from '../simulation/simulatedClock.ts'
import { SimulatedNetwork } from '../simulation/simulatedNetwork.ts'
import { MemoryProfile } from './memoryProfile.ts'
import { rememberStretched } from './rememberStretched.ts'
import { CHEAPEST, SimulatedPerson } from './simulatedSession.ts'

/** The one server of the simulated network. */
export const SERVERS = ['ws://127.0.0.1:4000']
/** Opens every kept profile of these tests. */
export const PASSPHRASE = 'quiet river stone'

/** A profile that was just made: all of them have the same salt, so that one Argon2id is enough for all. */
async function freshProfile(): Promise<MemoryProfile> {
  rememberStretched()
  const made = new MemoryProfile()
  fresh ??= new Vault(made.vaultFiles, new SimulatedClock(), CHEAPEST).create(PASSPHRASE).then(() => made)
  return (await fresh).copy()
}
let fresh: Promise<MemoryProfile> | undefined

/** What was due by the simulated clock is written. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise(resolve => setImmediate(resolve))
}

/** A counsellor's room on a simulated network, and a way to let people in. */
export class SimulatedRoom {
  readonly clock = new SimulatedClock()
  readonly network = new SimulatedNetwork(this.clock)
  readonly counsellor = new SimulatedPerson('Counsellor', this.network, this.clock)

  /** The id of the room. */
  get id(): RoomId {
    return this.counsellor.room().room as RoomId
  }

  /** Founds the room. */
  async found(title = 'Evening'): Promise<void> {
    await this.counsellor.calls.hostRoom({
      title,
      name: this.counsellor.name,
      servers: SERVERS,
      direct: true,
    })
    this.clock.advance(100)
  }

  /** Somebody at another computer, who keeps a profile if she wants to, and whose clock is so many ms ahead. */
  async person(name: string, keeps = false, ahead = 0): Promise<SimulatedPerson> {
    const store = keeps ? await freshProfile() : new MemoryProfile()
    const person = new SimulatedPerson(name, this.network, this.clock, store, ahead)
    if (keeps) await person.calls.openProfile({ passphrase: PASSPHRASE })
    return person
  }

  /** A person knocks with a fresh invitation; gives the link, who she is in the waiting room, and the digits on her screen. */
  async knock(person: SimulatedPerson): Promise<{ link: string; applicant: string; digits: string }> {
    const { link } = await this.counsellor.calls.createInvitation({ room: this.id })
    await person.calls.join({ invitation: link, name: person.name, servers: SERVERS, direct: true })
    await this.until(() => this.counsellor.room().waiting.length > 0)
    const { applicant } = there(this.counsellor.room().waiting[0])
    return { link, applicant, digits: person.digits }
  }

  /** A person is invited, waits, and is let in. */
  async letIn(person: SimulatedPerson): Promise<void> {
    const { applicant, digits } = await this.knock(person)
    await this.counsellor.calls.admit({ room: this.id, applicant, digits })
    await this.until(() => person.join.state === 'admitted')
    await this.keepIfOpen(person)
    this.clock.advance(5_000)
    await settled()
  }

  /** Joining keeps nothing: whoever has a profile open keeps the room by a step of her own. */
  async keepIfOpen(person: SimulatedPerson): Promise<void> {
    const { open } = await person.calls.profileState({})
    if (open) await person.calls.keepRoom({ room: this.id })
  }

  /** A person is let in by any facilitator; false when the line or another decision was in the way. */
  async comesIn(person: SimulatedPerson, by: SimulatedPerson): Promise<boolean> {
    const { link } = await by.calls.createInvitation({ room: this.id })
    await person.calls.join({ invitation: link, name: person.name, servers: SERVERS, direct: true })
    for (let turn = 0; turn < 30 && by.room().waiting.length === 0; turn++) this.clock.advance(1_000)
    const [applicant] = by.room().waiting
    if (applicant === undefined) return false
    // who waits may be somebody who came with an invitation from before, as the screen was told last
    const digits = person.join.state === 'waiting' ? person.digits : ''
    await by.calls.admit({ room: this.id, applicant: applicant.applicant, digits })
    for (let turn = 0; turn < 30 && person.join.state !== 'admitted'; turn++) this.clock.advance(1_000)
    if (person.join.state !== 'admitted') return false
    await this.keepIfOpen(person)
    return true
  }

  /** Whether anybody listens on one of these topics. */
  transportsListenOn(topics: ReadonlySet<string>): boolean {
    return this.network.transports.some(({ carriers }) =>
      [...carriers.values()].some(({ options }) => options.topics.listen.some(topic => topics.has(topic))),
    )
  }

  /** Lets time pass until something has come about; messages of a bad line are repeated until they arrive. */
  async until(isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < 60 && !isSo(); turn++) this.clock.advance(1_000)
    if (!isSo()) throw new Error('it did not come about in a minute')
  }

  /** The same person after her computer was started again: her profile, and a new app. */
  async restarted(person: SimulatedPerson): Promise<SimulatedPerson> {
    await settled()
    // what the old process may still do does not reach the new one's disk
    const store = person.store.copy()
    const again = new SimulatedPerson(person.name, this.network, this.clock, store, person.ahead, person.main)
    await again.calls.openProfile({ passphrase: PASSPHRASE })
    this.clock.advance(50)
    await again.calls.openRoom({ room: this.id })
    return again
  }
}

/** A room that a counsellor has founded and these people have joined. */
export async function roomWith(...names: string[]) {
  const room = new SimulatedRoom()
  await room.found()
  const others: SimulatedPerson[] = []
  for (const name of names) {
    const person = await room.person(name)
    await room.letIn(person)
    others.push(person)
  }
  return { room, clock: room.clock, network: room.network, counsellor: room.counsellor, others }
}

/** A room whose members keep a profile each. */
export async function roomWithKeepers(...names: string[]) {
  const room = new SimulatedRoom()
  await room.found()
  const people: SimulatedPerson[] = []
  for (const name of names) {
    const person = await room.person(name, true)
    await room.letIn(person)
    people.push(person)
  }
  room.clock.advance(1_000)
  return { room, people }
}
