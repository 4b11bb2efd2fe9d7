import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../shared/room/ids.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { roomWithMallory, selfOf } from '../support/hostile/hostileMember.ts'
import { PartialStrand } from '../support/hostile/partialStrand.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import type { SimulatedPerson } from '../support/session/simulatedSession.ts'

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
})
