import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { SERVERS, SimulatedRoom } from '../../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../../support/session/simulatedSession.ts'
import { seededRandom } from '../../support/simulation/seededRandom.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

beforeAll(cryptoReady)

async function setup() {
  const room = new SimulatedRoom()
  await room.found()
  const survivor = await room.person('Survivor')
  const { link } = await room.counsellor.calls.createInvitation({ room: room.id })
  return { room, clock: room.clock, counsellor: room.counsellor, survivor, link }
}

const join = (person: SimulatedPerson, link: string) =>
  person.calls.join({ invitation: link, name: person.name, servers: SERVERS, direct: true })

/** Stops after so long, and begins anew with the same invitation after so long. */
async function beginAnew(setting: Awaited<ReturnType<typeof setup>>, stops: number, again: number) {
  const { clock, survivor, link } = setting
  await join(survivor, link)
  clock.advance(stops)
  await survivor.calls.cancelJoin({})
  clock.advance(again)
  await join(survivor, link)
}

describe('whoever stops joining and begins anew with the same invitation', () => {
  const stops = [0, 1, 20, 500, 5 * SECOND, MINUTE]
  const pauses = [0, 1, 100, 3 * SECOND]
  for (const stop of stops)
    it(`after ${stop} ms is told at once that it is over: it cannot be known that she is not another person`, async () => {
      for (const pause of pauses) {
        const setting = await setup()
        await beginAnew(setting, stop, pause)
        setting.clock.advance(5 * SECOND)
        expect([pause, setting.survivor.join]).toEqual([pause, { state: 'failed', code: 'INVITE_BURNT' }])
        expect(setting.counsellor.room().invitation?.state).toBe('burnt')
      }
    })

  it('a minute after nothing was heard of her is in the waiting room', async () => {
    const setting = await setup()
    await beginAnew(setting, 1, MINUTE + SECOND)
    setting.clock.advance(5 * SECOND)
    expect(setting.survivor.join.state).toBe('waiting')
    expect(setting.counsellor.room().waiting).toHaveLength(1)
  })

  it('is told over a bad line too, since she asks again until she is', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const setting = await setup()
      const random = seededRandom(seed)
      const bad = { jitter: 4_000, topicLoss: 0.5, topicTwice: 0.4, entryLoss: 0, entryTwice: 0 }
      setting.room.network.faults = { random, ...bad }
      await beginAnew(setting, 20 * SECOND, SECOND)
      await setting.room.until(() => setting.survivor.join.state === 'failed')
      expect(setting.survivor.join).toEqual({ state: 'failed', code: 'INVITE_BURNT' })
    }
  })
})
