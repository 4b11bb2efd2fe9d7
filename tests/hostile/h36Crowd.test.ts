import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { DocId } from '../../shared/room/ids.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { heldBytes } from '../support/hostile/commonCriterion.ts'
import { there } from '../support/refusals.ts'
import { SimulatedRoom } from '../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../support/session/simulatedSession.ts'

const MiB = 1024 * 1024
const DEVICES = 32
const RECORDS = 20_000
const LINE = '她说她明天下午三点可以来 I can come at three 괜찮아요 '

beforeAll(cryptoReady)

/** A full room: everybody was let in, one after the other. */
async function fullRoom(): Promise<{ room: SimulatedRoom; people: SimulatedPerson[] }> {
  const room = new SimulatedRoom()
  await room.found()
  const people = [room.counsellor]
  while (people.length < DEVICES) {
    const person = await room.person(`Person ${people.length}`)
    await room.letIn(person)
    people.push(person)
  }
  return { room, people }
}

describe('36: 3 MB document, 20k records, 32 devices join within 3 s; late joiner gets all', () => {
  it('31 devices come within 3 s for a document of 3 MB, and the last when its writer has gone', async () => {
    const { room, people } = await fullRoom()
    const { counsellor, clock } = room
    const late = there(people.at(-1))
    const others = people.slice(1, -1)
    for (const person of people.slice(1)) person.transport.cut()
    const { note } = await counsellor.calls.createNote({ room: room.id, title: 'Plan' })
    const paragraph = LINE.repeat(Math.ceil(MiB / 4 / Buffer.byteLength(LINE)))
    for (let n = 0; n < 12; n++) await counsellor.write(note as DocId, paragraph)
    clock.advance(5_000)
    const held = heldBytes()
    const spent = cpuTime()
    for (const person of others) {
      person.transport.heal()
      clock.advance(3_000 / others.length)
    }
    clock.advance(60_000)
    expect(spent() / others.length).toBeLessThan(5_000)
    expect((heldBytes() - held) / MiB / others.length).toBeLessThan(24)
    const text = await counsellor.noteText(note as DocId)
    expect(Buffer.byteLength(text)).toBeGreaterThan(3 * MiB)
    for (const person of others) expect((await person.noteText(note as DocId)) === text).toBe(true)
    counsellor.transport.cut()
    late.transport.heal()
    clock.advance(60_000)
    expect((await late.noteText(note as DocId)) === text).toBe(true)
  }, 600_000)

  it('20,000 records of four people, and a device that was away all the while gets every one', async () => {
    const room = new SimulatedRoom()
    await room.found()
    const people = [room.counsellor]
    for (const name of ['Ana', 'Bo', 'Caro', 'Late']) {
      const person = await room.person(name)
      await room.letIn(person)
      people.push(person)
    }
    const late = there(people.pop())
    late.transport.cut()
    for (let said = 0; said < RECORDS; said += people.length) {
      for (const [at, person] of people.entries()) await person.say(`${said + at}`)
      room.clock.advance(1_050)
      room.network.crossings.length = 0
    }
    room.clock.advance(10_000)
    const held = heldBytes()
    const spent = cpuTime()
    late.transport.heal()
    for (let turn = 0; turn < 120 && (await total(late)) < RECORDS; turn++) room.clock.advance(1_000)
    const ms = spent()
    expect(await total(late)).toBe(RECORDS)
    const words = await allWords(late)
    expect(words).toEqual(await allWords(room.counsellor))
    expect(new Set(words).size).toBe(RECORDS)
    expect(late.session.refusals.size).toBe(0)
    expect((heldBytes() - held) / MiB).toBeLessThan(200)
    // a fifth of a millisecond is the signature alone
    expect(ms / RECORDS).toBeLessThan(10)
  }, 900_000)
})

async function total(person: SimulatedPerson): Promise<number> {
  const page = await person.calls.readTimeline({ room: person.room().room, before: null, limit: 1 })
  return page.total
}

/** Every message of the timeline, oldest first. */
async function allWords(person: SimulatedPerson): Promise<string[]> {
  const words: string[] = []
  const { room } = person.room()
  for (let before: number | null = null; before !== 0; ) {
    const page: { start: number; messages: { text: string }[] } = await person.calls.readTimeline({
      room,
      before,
      limit: 200,
    })
    words.unshift(...page.messages.map(({ text }) => text))
    before = page.start
  }
  return words
}
