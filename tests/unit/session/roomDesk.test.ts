import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { SimulatedPerson } from '../../support/session/simulatedSession.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'
import { SimulatedNetwork } from '../../support/simulation/simulatedNetwork.ts'

const SERVERS = ['ws://127.0.0.1:4000']

/** Two people in a room who have said ten things each, all confirmed. */
async function setup() {
  const clock = new SimulatedClock()
  const network = new SimulatedNetwork(clock)
  const may = new SimulatedPerson('May', network, clock)
  const river = new SimulatedPerson('River', network, clock)
  await may.calls.hostRoom({ title: 'Evening', name: 'May', servers: SERVERS, direct: true })
  clock.advance(100)
  const { link } = await may.calls.createInvitation({ room: may.room().room })
  await river.calls.join({ invitation: link, name: 'River', servers: SERVERS, direct: true })
  clock.advance(5_000)
  const [applicant] = may.room().waiting
  await may.calls.admit({
    room: may.room().room,
    applicant: applicant?.applicant ?? '',
    digits: river.digits,
  })
  clock.advance(5_000)
  for (let turn = 0; turn < 10; turn++) {
    await may.say(`may ${turn}`)
    clock.advance(2_000)
    await river.say(`river ${turn}`)
    clock.advance(2_000)
  }
  return { clock, may, river }
}

beforeAll(cryptoReady)

describe('confirmations', () => {
  it('change the timeline from the first own message that was not confirmed, and no earlier', async () => {
    const { clock, may, river } = await setup()
    may.changes.length = 0
    river.transport.cut()
    clock.advance(1_000)
    await may.say('are you there?')
    river.transport.heal()
    clock.advance(10_000)
    expect((await may.timeline()).at(-1)?.delivered).toBe(1)
    expect(Math.min(...may.changes)).toBe(20)
  })

  it('are looked for behind many that are confirmed, and behind many that are not', async () => {
    const { clock, may, river } = await setup()
    for (let turn = 0; turn < 60; turn++) {
      await may.say(`long ${turn}`)
      clock.advance(1_100)
    }
    river.transport.cut()
    clock.advance(1_000)
    for (let turn = 0; turn < 70; turn++) {
      await may.say(`unheard ${turn}`)
      clock.advance(1_100)
    }
    may.changes.length = 0
    river.transport.heal()
    clock.advance(10_000)
    expect((await may.timeline()).every(({ delivered }) => delivered === 1)).toBe(true)
    expect(Math.min(...may.changes)).toBe(80)
    may.changes.length = 0
    await may.say('all is well')
    clock.advance(3_000)
    expect(Math.min(...may.changes)).toBe(150)
  })

  it('of somebody else’s messages change nothing', async () => {
    const { clock, may, river } = await setup()
    may.changes.length = 0
    await river.say('one more')
    clock.advance(5_000)
    expect(new Set(may.changes)).toEqual(new Set([20]))
  })
})
