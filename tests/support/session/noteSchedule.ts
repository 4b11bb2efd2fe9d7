import type { DocId } from '../../../shared/room/ids.ts'
import { there } from '../refusals.ts'
import { type SeededRandom, seededRandom } from '../simulation/seededRandom.ts'
import { SimulatedRoom } from './simulatedRoom.ts'
import type { SimulatedPerson } from './simulatedSession.ts'

/** Long enough that a handful of them makes a state due. */
const LONG = 40_000

/** People who write one note while it is shared, written anew and pruned, computers restart, lines fail and others come: as a seed decides. */
export class NoteSchedule {
  readonly random: SeededRandom
  readonly room = new SimulatedRoom()
  readonly people: SimulatedPerson[] = []
  /** What was written and not deleted. */
  readonly standing = new Set<string>()
  note = '' as DocId
  #count = 0

  constructor(seed: number) {
    this.random = seededRandom(seed)
  }

  /** A counsellor and two others who keep a profile meet; one of them begins a note. */
  async begin(): Promise<void> {
    await this.room.found()
    this.people.push(this.room.counsellor)
    for (const name of ['Bora', 'Lin']) await this.#comes(name)
    const { note } = await there(this.people[1]).calls.createNote({ room: this.room.id, title: 'Plan' })
    this.note = note as DocId
    this.room.clock.advance(2_000)
    const { random } = this
    this.room.network.faults = {
      random,
      jitter: 300,
      topicLoss: 0.1,
      topicTwice: 0.1,
      entryLoss: 0.15,
      entryTwice: 0.15,
    }
  }

  /** One thing happens, and some time passes. */
  async step(): Promise<void> {
    const act = this.random.pick([
      () => this.#write(this.random.chance(0.3) ? LONG : 10),
      () => this.#write(10),
      () => this.#write(10),
      () => this.#erase(),
      () => this.#erase(),
      () => this.#cut(),
      () => this.#heal(),
      () => this.#restart(),
      () => this.#share(),
    ])
    await act()
    this.room.clock.advance(this.random.pick([0, 30, 300, 1_500, 6_000]))
  }

  /** Somebody comes while everybody is there. */
  async somebodyComes(): Promise<void> {
    await this.settle()
    await this.#comes(`Newcomer ${this.people.length}`)
    await this.settle()
  }

  /** Everything works again, for long enough. */
  async settle(): Promise<void> {
    const { faults } = this.room.network
    this.room.network.faults = null
    for (const { transport } of this.people) if (transport.isCut) transport.heal()
    this.room.clock.advance(40_000)
    this.room.network.faults = faults
  }

  /** Everybody has the note in the end, also who came after it was written. */
  async shareAtLast(): Promise<void> {
    await this.settle()
    await this.room.counsellor.calls.shareNote({ room: this.room.id, note: this.note })
    await this.settle()
  }

  /** The lines of the note as one person has them, long ones by their beginnings. */
  async linesOf(person: SimulatedPerson): Promise<string[]> {
    const text = await person.noteText(this.note)
    return text
      .split('\n')
      .filter(line => line !== '')
      .map(line => line.replace(/~+$/, ''))
  }

  async #comes(name: string): Promise<void> {
    const person = await this.room.person(name, true)
    await this.room.letIn(person)
    this.people.push(person)
  }

  /** Whoever has the note and may write it. */
  #writer(): SimulatedPerson | null {
    const able = this.people.filter(person => person.room().notes.length > 0)
    return able.length === 0 ? null : this.random.pick(able)
  }

  async #write(length: number): Promise<void> {
    const person = this.#writer()
    if (person === null) return
    this.#count += 1
    const line = `${person.name} wrote ${this.#count}`
    await person.write(this.note, line + '~'.repeat(length))
    this.standing.add(line)
  }

  async #erase(): Promise<void> {
    const person = this.#writer()
    if (person === null) return
    const root = (await person.mirror(this.note)).getXmlFragment('note')
    if (root.length === 0) return
    const at = this.random.below(root.length)
    const line = there(root.get(at))
      .toString()
      .replace(/<[^>]+>/g, '')
      .replace(/~+$/, '')
    await person.erase(this.note, at)
    this.standing.delete(line)
  }

  async #share(): Promise<void> {
    const { notes } = this.room.counsellor.room()
    if (notes.length > 0) await this.room.counsellor.calls.shareNote({ room: this.room.id, note: this.note })
  }

  #cut(): void {
    this.random.pick(this.people).transport.cut()
  }

  #heal(): void {
    for (const { transport } of this.people) if (transport.isCut) transport.heal()
  }

  /** One who keeps a profile starts her app anew, after closing it or after it was killed. */
  async #restart(): Promise<void> {
    const person = this.random.pick(this.people.slice(1))
    // what an app has not written yet when it is killed is lost: that is no matter of the note
    this.room.clock.advance(400)
    await Promise.resolve()
    if (this.random.chance(0.5)) await person.session.close()
    else person.transport.crash()
    this.people[this.people.indexOf(person)] = await this.room.restarted(person)
  }
}
