import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { DeviceId, DocId } from '../../shared/room/ids.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { roomWithMallory, selfOf } from '../support/hostile/hostileMember.ts'
import { PartialStrand } from '../support/hostile/partialStrand.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import type { SimulatedPerson } from '../support/session/simulatedSession.ts'
import { bytes, raw, TYPE } from '../unit/documents/support/noteBytes.ts'

type Room = Awaited<ReturnType<typeof roomWithMallory>>
let room: Room
let forCounsellor: DeviceId[]

beforeAll(cryptoReady)
beforeEach(async () => {
  room = await roomWithMallory()
  forCounsellor = [selfOf(room.counsellor), room.mallory.device]
  await room.ana.say('before')
  room.clock.advance(2_000)
})

const settle = (ms = 30_000) => room.clock.advance(ms)

/** What one sees of the others' words, in the order she sees them. */
async function honestWords(person: SimulatedPerson): Promise<string[]> {
  const messages = await person.timeline()
  return messages.filter(({ author }) => author !== room.mallory.device).map(({ text }) => text)
}

/** What one sees of Mallory's. */
async function herWords(person: SimulatedPerson): Promise<string[]> {
  const messages = await person.timeline()
  return messages.filter(({ author }) => author === room.mallory.device).map(({ text }) => text)
}

describe('19: hello with a tag valid for B only', () => {
  it('B takes the strand; C refuses it, keeps what follows aside within bounds, and is not changed by it', async () => {
    const { ana, counsellor, clock, mallory } = room
    const victim = sessionVictim(ana, clock, { attacker: mallory.device })
    const counted = { among: ['HELLO_TAG', 'RECORD_SEQUENCE'], total: expect.any(Number) } as const
    await commonCriterion(victim, { counted, cpuMs: 20_000, memoryMiB: 16 }, () => {
      const strand = new PartialStrand(mallory, forCounsellor)
      for (let n = 0; n < 400; n++) strand.say(`for you alone ${n}`)
      settle(60_000)
    })
    expect(ana.session.refusals.get('HELLO_TAG')).toBeGreaterThan(0)
    expect(await herWords(ana)).toEqual([])
    expect((await herWords(counsellor)).length).toBe(200 - (await honestWords(counsellor)).length)
  })

  it('C asks for the strand, and asks again for as long only as it grows', async () => {
    const { mallory, network } = room
    const strand = new PartialStrand(mallory, forCounsellor)
    for (let n = 0; n < 50; n++) strand.say(`for you alone ${n}`)
    settle(60_000)
    const before = network.crossings.filter(({ kind }) => kind === 'frame').length
    settle(600_000)
    const after = network.crossings.filter(({ kind }) => kind === 'frame').length
    expect(after - before).toBeLessThan(20)
  })

  it('everybody else is heard by everybody, and what C has counts as delivered', async () => {
    const { ana, counsellor, mallory } = room
    const strand = new PartialStrand(mallory, forCounsellor)
    for (let n = 0; n < 5; n++) {
      strand.say(`for you alone ${n}`)
      await counsellor.say(`of the counsellor ${n}`)
      await ana.say(`of Ana ${n}`)
      settle(2_000)
    }
    settle()
    const words = [0, 1, 2, 3, 4].flatMap(n => [`of the counsellor ${n}`, `of Ana ${n}`])
    for (const person of [ana, counsellor]) {
      expect((await honestWords(person)).sort()).toEqual(['before', ...words].sort())
      const mine = (await person.timeline()).filter(message => message.mine)
      expect(mine.filter(({ delivered }) => delivered === 0)).toEqual([])
    }
  })

  // A record's place follows from the records before it that this device has (PROTOCOL.md §10.1): without the strand, C does not
  // know that an answer stands behind what it answers
  it.fails('everybody else is heard by everybody in one order', async () => {
    const { ana, counsellor, mallory } = room
    const strand = new PartialStrand(mallory, forCounsellor)
    for (let n = 0; n < 5; n++) {
      await ana.say(`of Ana ${n}`)
      settle(2_000)
      strand.say(`for you alone ${n}`)
      settle(2_000)
      await counsellor.say(`an answer ${n}`)
      settle(2_000)
    }
    settle()
    const rounds = [0, 1, 2, 3, 4].flatMap(n => [`of Ana ${n}`, `an answer ${n}`])
    expect(await honestWords(counsellor)).toEqual(['before', ...rounds])
    expect(await honestWords(ana)).toEqual(await honestWords(counsellor))
  })

  // An update that stands beside words C has not got waits for them, and all later ones of its strand with it (PROTOCOL.md §10.4)
  it.fails('what honest people write in a note beside her words reaches everybody', async () => {
    const { ana, counsellor, mallory } = room
    const { note } = await counsellor.calls.createNote({ room: counsellor.room().room, title: 'Plan' })
    settle(2_000)
    await ana.write(note as DocId, 'of Ana')
    settle(2_000)
    const strand = new PartialStrand(mallory, forCounsellor)
    const { clientID } = await ana.mirror(note as DocId)
    const paragraph = bytes(raw(TYPE | 0x80), clientID, 0, 3, 'paragraph')
    const words = bytes(raw(4), 0, strand.client, 1, 'for you alone')
    const inside = bytes(raw(7), 0, strand.client, 0, 6)
    strand.note(note, bytes(1, 3, strand.client, 0, paragraph, inside, words, 0))
    settle(2_000)
    expect(await counsellor.noteText(note as DocId)).toContain('for you alone')
    await counsellor.write(note as DocId, 'of the counsellor, below')
    settle()
    expect(await ana.noteText(note as DocId)).toContain('of the counsellor, below')
  })
})
