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
    const t = cpuTime()
    const { room, people } = await fullRoom()
    console.log('full', t())
    const { counsellor, clock, network } = room
    const late = there(people.at(-1))
    const others = people.slice(1, -1)
    for (const person of people.slice(1)) person.transport.cut()
    const { note } = await counsellor.calls.createNote({ room: room.id, title: 'Plan' })
    const paragraph = LINE.repeat(Math.ceil(MiB / 4 / Buffer.byteLength(LINE)))
    for (let n = 0; n < 12; n++) await counsellor.write(note as DocId, paragraph)
    clock.advance(5_000)
    console.log('written', t())
    const held = heldBytes()
    for (const person of others) {
      person.transport.heal()
      clock.advance(3_000 / others.length)
    }
    clock.advance(60_000)
    console.log('joined', t(), (heldBytes() - held) / MiB, network.crossings.length)
    const text = await counsellor.noteText(note as DocId)
    expect(Buffer.byteLength(text)).toBeGreaterThan(3 * MiB)
    for (const person of others) expect((await person.noteText(note as DocId)) === text).toBe(true)
    counsellor.transport.cut()
    late.transport.heal()
    clock.advance(60_000)
    expect((await late.noteText(note as DocId)) === text).toBe(true)
    console.log('late', t())
  }, 600_000)
})
