import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { SimulatedPerson } from '../../support/session/simulatedSession.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'
import { SimulatedNetwork } from '../../support/simulation/simulatedNetwork.ts'

const SERVERS = ['ws://127.0.0.1:4000']
const DAY = 24 * 60 * 60 * 1000

/** A counsellor, River and Moon, all in one room. */
async function setup() {
  const clock = new SimulatedClock()
  const network = new SimulatedNetwork(clock)
  const may = new SimulatedPerson('May', network, clock)
  await may.calls.hostRoom({ title: 'Evening', name: 'May', servers: SERVERS, direct: true })
  clock.advance(100)
  const [river, moon] = ['River', 'Moon'].map(name => new SimulatedPerson(name, network, clock))
  if (river === undefined || moon === undefined) throw new Error('two others')
  for (const person of [river, moon]) {
    const { link } = await may.calls.createInvitation({ room: may.room().room })
    await person.calls.join({ invitation: link, name: person.name, servers: SERVERS, direct: true })
    clock.advance(5_000)
    await may.calls.admit({ room: may.room().room, applicant: may.room().waiting[0]?.applicant ?? '' })
    clock.advance(5_000)
  }
  const names = (person: SimulatedPerson) => person.room().members.map(({ name }) => name)
  const deviceOf = (name: string) => {
    const member = may.room().members.find(other => other.name === name)
    if (member === undefined) throw new Error(`${name} is not in the room`)
    return member.device
  }
  return { clock, network, may, river, moon, names, deviceOf }
}

beforeAll(cryptoReady)

describe('removing a member', () => {
  it('is known to all, and to her; she hears nothing more and can say nothing more', async () => {
    const { clock, may, river, moon, names, deviceOf } = await setup()
    await may.say('before')
    clock.advance(1_000)
    await may.calls.removeMember({ room: may.room().room, device: deviceOf('Moon') })
    clock.advance(5_000)
    expect(names(may)).toEqual(['May', 'River'])
    expect(names(river)).toEqual(['May', 'River'])
    expect(may.room().knowing).toEqual({ known: 1, others: 1 })
    expect(moon.room()).toMatchObject({ removed: true, connection: 'ended' })
    await may.say('after')
    clock.advance(2_000)
    expect(await river.words()).toEqual(['before', 'after'])
    expect(await moon.words()).toEqual(['before'])
    await expect(moon.say('hello?')).rejects.toMatchObject({ code: 'ROOM_CLOSED' })
  })

  it('counts who knows: one who is away does not yet', async () => {
    const { clock, may, river, deviceOf } = await setup()
    river.transport.cut()
    clock.advance(1_000)
    await may.calls.removeMember({ room: may.room().room, device: deviceOf('Moon') })
    clock.advance(5_000)
    expect(may.room().knowing).toEqual({ known: 0, others: 1 })
  })

  it('is not for members, and nobody removes herself', async () => {
    const { may, river, deviceOf } = await setup()
    const remove = (person: SimulatedPerson, name: string) =>
      (async () => person.calls.removeMember({ room: may.room().room, device: deviceOf(name) }))()
    await expect(remove(river, 'Moon')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(remove(may, 'May')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('leaving', () => {
  it('takes her out of the room with a new epoch', async () => {
    const { clock, may, river, moon, names } = await setup()
    await moon.calls.closeRoom({ room: moon.room().room })
    clock.advance(10_000)
    expect(names(may)).toEqual(['May', 'River'])
    expect(names(river)).toEqual(['May', 'River'])
    await river.say('only two now')
    clock.advance(2_000)
    expect(await may.words()).toEqual(['only two now'])
  })
})

describe('an epoch', () => {
  it('is renewed after seven days, and everybody goes on', async () => {
    const { clock, may, river, moon } = await setup()
    const topics = [...may.transport.carriers.keys()]
    clock.advance(7 * DAY + 2 * 60 * 60 * 1000)
    expect([...may.transport.carriers.keys()]).not.toEqual(topics)
    expect([...river.transport.carriers.keys()]).toEqual([...may.transport.carriers.keys()])
    await moon.say('still here')
    clock.advance(2_000)
    expect(await may.words()).toEqual(['still here'])
    expect(await river.words()).toEqual(['still here'])
  })
})
