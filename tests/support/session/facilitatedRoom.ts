import { errorCodeOf } from '../../../shared/bytes/protocolError.ts'
import type { DeviceId, DocId } from '../../../shared/room/ids.ts'
import { there } from '../refusals.ts'
import { type SeededRandom, seededRandom } from '../simulation/seededRandom.ts'
import { SimulatedRoom, settled } from './simulatedRoom.ts'
import type { SimulatedPerson } from './simulatedSession.ts'

const WORDS = ['你好', 'I am here', '괜찮아요', '明天下午三点', 'yes', '🫖']
const DAY = 24 * 60 * 60 * 1000
/** How long a computer sleeps, in ms: an hour as a rule, once in a while until the epoch is renewed. */
const NAPS = [
  60_000,
  60_000,
  60_000,
  DAY / 24,
  DAY / 24,
  DAY / 24,
  DAY / 24,
  DAY / 2,
  DAY / 2,
  DAY,
  DAY,
  8 * DAY,
]
/** How far a computer's clock is ahead, in ms: as a rule it is right, some are off by hours or by years. */
const SKEWS = [0, 0, 0, 7 * 60_000, 13 * 60 * 60_000, 4 * 365 * DAY, -5 * 365 * DAY]
/** Most devices of these rooms. */
const PEOPLE_MAX = 8

/** What may be refused while facilitators act at the same time: it is no fault, and nothing has happened. */
const EXPECTED = new Set([
  'NOT_ALLOWED',
  'ROOM_CLOSED',
  'ROOM_LOCKED',
  'INVITE_STATE',
  'ROOM_SECURING',
  'EPOCH_MEMBERS',
  'RATE',
  'ROOM_UNKNOWN',
])

/** A room with up to three facilitators and eight people, on whom everything falls that may, as a seed decides. */
export class FacilitatedRoom {
  readonly random: SeededRandom
  readonly room = new SimulatedRoom()
  /** Everybody who ever was in the room, in the order they came; a restart puts the new app in the old one's place. */
  readonly people: SimulatedPerson[] = []
  readonly said: { readonly by: string; readonly text: string }[] = []
  /** Who was in the room from the first, and so should have every word. */
  readonly first: string[] = []
  /** Whoever was for a while not in the room in the eyes of somebody else who is: words of that while are not for her. */
  readonly takenOut = new Set<string>()
  note = '' as DocId
  #guests = 0

  constructor(seed: number) {
    this.random = seededRandom(seed)
  }

  /** Three to five people meet, of whom one or two more become facilitators. */
  async begin(): Promise<void> {
    await this.room.found()
    this.people.push(this.room.counsellor)
    const others = 3 + this.random.below(2)
    for (let at = 0; at < others; at++) await this.#enter(at < 3, this.room.counsellor)
    const { id } = this.room
    const helpers = this.people.slice(1, 2 + this.random.below(2))
    for (const helper of helpers) {
      const device = this.deviceOf(helper)
      await this.room.counsellor.calls.setRole({ room: id, device, role: 'facilitator' })
      this.room.clock.advance(5_000)
    }
    const { note } = await this.room.counsellor.calls.createNote({ room: id, title: 'Plan' })
    this.note = note as DocId
    this.room.clock.advance(2_000)
    this.first.push(...this.people.map(({ name }) => name))
    const { random } = this
    this.room.network.faults = {
      random,
      jitter: 300,
      topicLoss: 0.3,
      topicTwice: 0.2,
      entryLoss: 0.3,
      entryTwice: 0.2,
    }
  }

  /** One thing happens, and some time passes. */
  async step(): Promise<void> {
    const act = this.random.pick([
      () => this.#say(),
      () => this.#say(),
      () => this.#say(),
      () => this.#write(),
      () => this.#renew(),
      () => this.#remove(),
      () => this.#changeRole(),
      () => this.#invite(),
      () => this.#split(),
      () => this.#split(),
      () => this.#join(),
      () => this.#loseLink(),
      () => this.#sleep(),
      () => this.#restart(),
    ])
    await act()
    this.#watch()
    this.room.clock.advance(this.random.pick([0, 30, 300, 1_500, 4_000, 20_000, 90_000]))
    this.#watch()
  }

  /** Everything works again, for long enough. */
  async settle(): Promise<void> {
    const { faults } = this.room.network
    this.room.network.faults = null
    this.#join()
    for (let turn = 0; turn < 40; turn++) {
      this.room.clock.advance(15_000)
      this.#watch()
      await Promise.resolve()
    }
    this.room.network.faults = faults
  }

  /** The device of a person in the room. */
  deviceOf(person: SimulatedPerson): DeviceId {
    const self = person.room().members.find(({ self: mine }) => mine)
    return there(self).device as DeviceId
  }

  /** Whoever is in the room in her own eyes. */
  inside(): SimulatedPerson[] {
    return this.people.filter(person => person.isInRoom && !person.room().removed)
  }

  #watch(): void {
    for (const person of this.people)
      if (person.isInRoom && person.room().removed) this.takenOut.add(person.name)
    const lists = this.inside().map(person => new Set(person.room().members.map(({ device }) => device)))
    for (const person of this.inside())
      if (lists.some(list => !list.has(this.deviceOf(person)))) this.takenOut.add(person.name)
  }

  async #enter(keeps: boolean, by: SimulatedPerson): Promise<void> {
    const person = await this.room.person(`Person ${this.people.length}`, keeps, this.random.pick(SKEWS))
    if (await this.room.comesIn(person, by)) this.people.push(person)
  }

  async #try(act: () => unknown): Promise<boolean> {
    try {
      await act()
      return true
    } catch (error) {
      if (!EXPECTED.has(errorCodeOf(error))) throw error
      return false
    }
  }

  async #say(): Promise<void> {
    const person = this.random.pick(this.inside())
    const text = `${this.random.pick(WORDS)} ${this.said.length}`
    if (await this.#try(() => person.say(text))) this.said.push({ by: person.name, text })
  }

  async #write(): Promise<void> {
    const person = this.random.pick(this.inside())
    if (person.room().notes.length === 0) return
    await this.#try(() => person.write(this.note, `${this.random.pick(WORDS)} line`))
  }

  #facilitators(): SimulatedPerson[] {
    return this.inside().filter(person => person.room().role === 'facilitator' && !person.room().securing)
  }

  async #renew(): Promise<void> {
    const facilitators = this.#facilitators()
    if (facilitators.length === 0) return
    const by = this.random.pick(facilitators)
    const locked = !by.room().locked
    // a facilitator who locks or opens the room renews its secret
    await this.#try(() => by.calls.changeRoom({ room: this.room.id, locked }))
    await this.#try(() => by.calls.changeRoom({ room: this.room.id, locked: false }))
  }

  async #remove(): Promise<void> {
    const facilitators = this.#facilitators()
    if (facilitators.length === 0 || this.inside().length < 4) return
    const by = this.random.pick(facilitators)
    const others = by.room().members.filter(({ self }) => !self)
    if (others.length < 2) return
    const { device } = this.random.pick(others)
    await this.#try(() => by.calls.removeMember({ room: this.room.id, device: device as DeviceId }))
  }

  async #changeRole(): Promise<void> {
    const facilitators = this.#facilitators()
    if (facilitators.length === 0) return
    const by = this.random.pick(facilitators)
    const others = by.room().members.filter(({ self }) => !self)
    if (others.length === 0) return
    const { device, role } = this.random.pick(others)
    const change = role === 'member' ? 'facilitator' : 'member'
    await this.#try(() => by.calls.setRole({ room: this.room.id, device: device as DeviceId, role: change }))
  }

  async #invite(): Promise<void> {
    const facilitators = this.#facilitators()
    if (facilitators.length === 0 || this.inside().length >= PEOPLE_MAX || this.#guests >= 3) return
    this.#guests += 1
    const by = this.random.pick(facilitators)
    await this.#try(() => this.#enter(false, by))
  }

  /** The room falls into two or three parts that do not reach each other. */
  #split(): void {
    const parts = 2 + this.random.below(2)
    for (const { transport } of this.people) transport.moveTo(this.random.below(parts))
  }

  #join(): void {
    for (const { transport } of this.people) transport.moveTo(0)
  }

  #loseLink(): void {
    const { links } = this.room.network
    if (links.length === 0) return
    const lost = this.random.pick(links)
    this.room.network.disconnect(link => link === lost)
  }

  /** Somebody's computer sleeps for up to two weeks, the others go on. */
  #sleep(): void {
    const person = this.random.pick(this.people)
    person.transport.moveTo(99)
    this.room.clock.advance(this.random.pick(NAPS))
    person.transport.moveTo(0)
  }

  /** One who keeps a profile starts her app anew, after closing it or after it was killed. */
  async #restart(): Promise<void> {
    const keepers = this.inside().filter(({ store }) => store.generations.length > 0)
    if (keepers.length === 0) return
    const person = this.random.pick(keepers)
    const { island } = person.transport
    if (this.random.chance(0.5)) await person.session.close()
    else {
      // what was not written yet when a process is killed is lost: that is no matter of the network
      this.room.clock.advance(400)
      await settled()
      person.crash()
    }
    const again = await this.room.restarted(person)
    again.transport.moveTo(island)
    this.people[this.people.indexOf(person)] = again
  }
}
