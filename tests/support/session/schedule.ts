import { expect } from 'vitest'
import type { DocId } from '../../../shared/room/ids.ts'
import { there } from '../refusals.ts'
import { type SeededRandom, seededRandom } from '../simulation/seededRandom.ts'
import { SimulatedRoom } from './simulatedRoom.ts'
import type { SimulatedPerson } from './simulatedSession.ts'

const WORDS = ['你好', 'I am here', '괜찮아요', '明天下午三点', 'yes', '🫖']

/** People of one room for whom everything goes wrong that may, as a seed decides; and what they said meanwhile. */
export class Schedule {
  readonly random: SeededRandom
  readonly room = new SimulatedRoom()
  readonly people: SimulatedPerson[] = []
  readonly said: string[] = []
  readonly written: string[] = []
  #note = '' as DocId

  constructor(seed: number) {
    this.random = seededRandom(seed)
  }

  /** Three to five people meet in a room with one note; some of them keep a profile. */
  async begin(): Promise<void> {
    await this.room.found()
    this.people.push(this.room.counsellor)
    const others = 2 + this.random.below(3)
    for (let at = 0; at < others; at++) {
      const person = await this.room.person(`Person ${at + 1}`, at < 2)
      await this.room.letIn(person)
      this.people.push(person)
    }
    const { note } = await this.room.counsellor.calls.createNote({ room: this.room.id, title: 'Plan' })
    this.#note = note as DocId
    this.room.clock.advance(2_000)
    const { random } = this
    this.room.network.faults = {
      random,
      jitter: 300,
      topicLoss: 0.2,
      topicTwice: 0.2,
      entryLoss: 0.15,
      entryTwice: 0.15,
    }
  }

  /** One thing happens, and some time passes. */
  async step(): Promise<void> {
    const act = this.random.pick([
      () => this.#say(),
      () => this.#say(),
      () => this.#say(),
      () => this.#write(),
      () => this.#write(),
      () => this.#loseLink(),
      () => this.#cut(),
      () => this.#heal(),
      () => this.#restart(),
    ])
    await act()
    this.room.clock.advance(this.random.pick([0, 30, 300, 1_500, 4_000]))
  }

  /** Somebody comes while everybody is there, and stays to the end. */
  async comeLate(): Promise<SimulatedPerson> {
    await this.settle()
    const late = await this.room.person('Latecomer')
    await this.room.letIn(late)
    await this.settle()
    this.people.push(late)
    return late
  }

  /** Everything works again, for long enough. */
  async settle(): Promise<void> {
    const { faults } = this.room.network
    this.room.network.faults = null
    for (const { transport } of this.people) if (transport.isCut) transport.heal()
    this.room.clock.advance(30_000)
    this.room.network.faults = faults
  }

  /** The words of the note, as one person has them. */
  noteOf(person: SimulatedPerson): Promise<string> {
    return person.noteText(this.#note)
  }

  async #say(): Promise<void> {
    const words = `${this.random.pick(WORDS)} ${this.said.length}`
    await this.random.pick(this.people).say(words)
    this.said.push(words)
  }

  async #write(): Promise<void> {
    const person = this.random.pick(this.people)
    if (person.room().notes.length === 0) return
    const words = `${this.random.pick(WORDS)} line ${this.written.length}`
    await person.write(this.#note, words)
    this.written.push(words)
  }

  #loseLink(): void {
    const { links } = this.room.network
    if (links.length === 0) return
    const lost = this.random.pick(links)
    this.room.network.disconnect(link => link === lost)
  }

  #cut(): void {
    this.random.pick(this.people).transport.cut()
  }

  #heal(): void {
    for (const { transport } of this.people) if (transport.isCut) transport.heal()
  }

  /** One who keeps a profile starts her app anew, after closing it or after it was killed. */
  async #restart(): Promise<void> {
    const person = this.random.pick([there(this.people[1]), there(this.people[2])])
    if (this.random.chance(0.5)) await person.session.close()
    else {
      // what was not written yet when a process is killed is lost: that is no matter of the network
      this.room.clock.advance(400)
      await Promise.resolve()
      person.crash()
    }
    this.people[this.people.indexOf(person)] = await this.room.restarted(person)
  }
}

/** Everybody sees the same, and that everybody has it. */
export async function expectSameEverywhere(people: readonly SimulatedPerson[]): Promise<void> {
  const timelines = await Promise.all(people.map(person => person.timeline()))
  const [first, ...others] = timelines.map(messages =>
    messages.map(({ record, text, at }) => ({ record, text, at })),
  )
  for (const other of others) expect(other).toEqual(first)
  for (const [at, messages] of timelines.entries()) {
    const open = messages.filter(({ delivered, others: all }) => delivered !== all)
    expect(open, `as ${there(people[at]).name} sees it`).toEqual([])
  }
  for (const person of people) expect(person.room().members.filter(({ here }) => !here)).toEqual([])
}
