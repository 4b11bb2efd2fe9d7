import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { EpochId } from '../../shared/room/ids.ts'
import { encodeCarrierEntry } from '../../shared/session/ledger/carrierEntry.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { HostileMember } from '../support/hostile/hostileMember.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import { there } from '../support/refusals.ts'
import { messageBytes } from '../support/room/messageBytes.ts'

import { newStrand, planRecord, type RecordPlan, recordId, wireBytes } from '../support/room/recordBytes.ts'
import { planHello } from '../support/session/ledgers.ts'
import { SimulatedRoom } from '../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../support/session/simulatedSession.ts'
import { copiedKeys } from '../support/session/thief.ts'

let room: SimulatedRoom
let mallory: HostileMember
let people: Record<'counsellor' | 'ana' | 'bo' | 'dee', SimulatedPerson>
let epoch: EpochId

/** Whoever keeps a profile derives a real key: on a busy machine that takes its time, in ms. */
const SLOW = 60_000

beforeAll(cryptoReady)
beforeEach(async () => {
  room = new SimulatedRoom()
  await room.found()
  const [ana, bo, dee] = [await room.person('Ana'), await room.person('Bo'), await room.person('Dee')]
  const app = await room.person('Mallory', true)
  for (const person of [ana, bo, dee, app]) await room.letIn(person)
  await app.session.close()
  const stolen = await copiedKeys(app)
  mallory = new HostileMember(stolen, room)
  people = { counsellor: room.counsellor, ana, bo, dee }
  room.clock.advance(5_000)
  epoch = mallory.epoch.id
}, SLOW)

const everybody = () => Object.values(people)

/** A strand of hers, and a way to write any record at any place of it. */
function handWritten() {
  const strand = newStrand()
  const { keys } = mallory.ledger
  const devices = mallory.epoch.state.members.map(member => ({ keys, member }))
  const author = there(devices.find(({ member }) => member.device === mallory.device))
  const hello = planHello(mallory.epoch, author, strand, devices)
  const behind = (before: RecordPlan, words: string): RecordPlan => ({
    ...planRecord(mallory.epoch, mallory.device, strand, before.seq + 1, messageBytes(words)),
    prev: recordId(before),
  })
  return { hello, behind }
}

/** Stands in the carrier of one of them, who passes it on to whom she is linked with. */
function tell(person: SimulatedPerson, ...plans: RecordPlan[]): void {
  for (const plan of plans)
    person.transport.takeEntry(
      epoch,
      encodeCarrierEntry({ kind: 'record', bytes: wireBytes(mallory.epoch, plan) }),
    )
  room.clock.advance(1_000)
}

/** Reaches one of them alone: no carrier has it, and what others know of it they have over links. */
function whisper(person: SimulatedPerson, ...plans: RecordPlan[]): void {
  for (const plan of plans) {
    const entry = encodeCarrierEntry({ kind: 'record', bytes: wireBytes(mallory.epoch, plan) })
    person.transport.pretend({ type: 'entry', epoch, entry })
  }
  room.clock.advance(1_000)
}

function split(): void {
  const { counsellor, ana, bo, dee } = people
  for (const { transport } of [ana, bo]) transport.moveTo(1)
  for (const { transport } of [counsellor, dee]) transport.moveTo(2)
  mallory.transport.moveTo(3)
  room.clock.advance(1_000)
}

function meet(): void {
  for (const { transport } of everybody()) transport.moveTo(0)
  room.clock.advance(10_000)
}

const twofold = (person: SimulatedPerson) =>
  person.room().members.flatMap(member => (member.twofold ? [member.device] : []))

/** What everybody counts: the record itself, and what each of the other half says that she has (PROTOCOL.md §8.1). */
const found = new Map([['RECORD_EQUIVOCATION', 1 + 2]])
/** What everybody has heard. */
const halves = [['I leave'], ['I stay'], ['I stay'], ['I leave']]

/** One content for Ana and Bo, and another for the counsellor and Dee, at the same place of one strand. */
function twoContents(say = tell) {
  const { hello, behind } = handWritten()
  const [one, other] = [behind(hello, 'I stay'), behind(hello, 'I leave')]
  split()
  say(people.ana, hello, one)
  say(people.dee, hello, other)
  return { behind, one, other }
}

describe('16: equal (strand, seq), different content sent to two halves of the room', {
  timeout: SLOW,
}, () => {
  it('each half believes it as long as they are apart', async () => {
    twoContents()
    for (const person of [people.ana, people.bo]) expect(await person.words()).toEqual(['I stay'])
    for (const person of [people.counsellor, people.dee]) expect(await person.words()).toEqual(['I leave'])
    for (const person of everybody()) expect(twofold(person)).toEqual([])
  })

  it('both halves find out when they meet, and say whose strand it is', async () => {
    twoContents()
    const before = await Promise.all(everybody().map(person => person.words()))
    meet()
    for (const person of everybody()) {
      expect([person.name, person.session.refusals]).toEqual([person.name, found])
      expect([person.name, twofold(person)]).toEqual([person.name, [mallory.device]])
    }
    // what was heard is not taken back: nobody can tell which of the two she meant
    expect(await Promise.all(everybody().map(person => person.words()))).toEqual(before)
  })

  it('both halves find out over links alone, too, without any carrier', async () => {
    twoContents(whisper)
    expect(await Promise.all(everybody().map(person => person.words()))).toEqual(halves)
    meet()
    for (const person of everybody()) {
      expect([person.name, person.session.refusals]).toEqual([person.name, found])
      expect([person.name, twofold(person)]).toEqual([person.name, [mallory.device]])
    }
    expect(await Promise.all(everybody().map(person => person.words()))).toEqual(halves)
  })

  it('both halves find out over links alone, also where one was told more than the other', async () => {
    const { behind, other } = twoContents(whisper)
    whisper(people.dee, behind(other, 'and then'))
    meet()
    for (const person of everybody())
      expect([person.name, twofold(person)]).toEqual([person.name, [mallory.device]])
    expect(await people.bo.words()).toEqual(['I stay'])
    expect(await people.counsellor.words()).toEqual(['I leave', 'and then'])
  })

  it('is seen within one half, too, at once', async () => {
    const { hello, behind } = handWritten()
    tell(people.ana, hello, behind(hello, 'I stay'))
    const victim = () => sessionVictim(people.ana, room.clock, { attacker: mallory.device })
    const shown = await victim().look()
    tell(people.bo, behind(hello, 'I leave'))
    expect(people.ana.session.refusals.get('RECORD_EQUIVOCATION')).toBe(1)
    expect(await people.ana.words()).toEqual(['I stay'])
    for (const person of everybody())
      expect([person.name, twofold(person)]).toEqual([person.name, [mallory.device]])
    expect((await victim().look()).records).toEqual(shown.records)
  })

  it('later records of that strand change nothing, whichever of the two they follow', async () => {
    const { behind, one, other } = twoContents()
    meet()
    for (const before of [one, other]) {
      const later = behind(before, 'and then')
      const victim = sessionVictim(people.ana, room.clock, { attacker: mallory.device })
      await commonCriterion(victim, { counted: { RECORD_STRAND: 1 } }, () => tell(people.bo, later))
    }
    const third = behind({ ...one, seq: one.seq - 1 }, 'a third')
    const victim = sessionVictim(people.counsellor, room.clock, { attacker: mallory.device })
    await commonCriterion(victim, { counted: { RECORD_STRAND: 1 } }, () => tell(people.dee, third))
  })

  it('everybody else is heard by everybody, before and after', async () => {
    twoContents()
    await people.ana.say('of Ana, apart')
    await people.dee.say('of Dee, apart')
    meet()
    await people.bo.say('of Bo')
    await people.counsellor.say('of the counsellor')
    room.clock.advance(5_000)
    const honest = ['of Ana, apart', 'of Bo', 'of Dee, apart', 'of the counsellor']
    for (const person of everybody()) {
      const words = (await person.timeline()).filter(({ author }) => author !== mallory.device)
      expect(words.map(message => message.text).sort()).toEqual(honest)
      expect(person.room().connection).toBe('here')
    }
  })
})
