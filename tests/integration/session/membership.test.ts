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
  const letIn = async (name: string) => {
    const person = new SimulatedPerson(name, network, clock)
    const { link } = await may.calls.createInvitation({ room: may.room().room })
    await person.calls.join({ invitation: link, name, servers: SERVERS, direct: true })
    clock.advance(5_000)
    const [applicant] = may.room().waiting
    await may.calls.admit({
      room: may.room().room,
      applicant: applicant?.applicant ?? '',
      digits: person.digits,
    })
    clock.advance(5_000)
    return person
  }
  const river = await letIn('River')
  const moon = await letIn('Moon')
  const names = (person: SimulatedPerson) => person.room().members.map(({ name }) => name)
  const deviceOf = (name: string) => {
    const member = may.room().members.find(other => other.name === name)
    if (member === undefined) throw new Error(`${name} is not in the room`)
    return member.device
  }
  return { clock, network, may, river, moon, names, deviceOf, letIn }
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

describe('a member who was away', () => {
  it('while the room went through six epochs comes back by herself within two minutes', async () => {
    const { clock, may, river, moon, letIn, deviceOf } = await setup()
    river.transport.cut()
    for (const name of ['One', 'Two', 'Three']) {
      const guest = await letIn(name)
      await moon.say(`hello ${name}`)
      clock.advance(2_000)
      await guest.calls.closeRoom({ room: guest.room().room })
      await may.calls.removeMember({ room: may.room().room, device: deviceOf(name) })
      clock.advance(5_000)
    }
    const newest = [...may.transport.carriers.keys()].at(-1)
    expect([...river.transport.carriers.keys()].at(-1)).not.toBe(newest)
    river.transport.heal()
    clock.advance(2 * 60 * 1000)
    expect([...river.transport.carriers.keys()].at(-1)).toBe(newest)
    expect(await river.words()).toEqual(['hello One', 'hello Two', 'hello Three'])
    await river.say('back')
    clock.advance(2_000)
    for (const person of [may, moon]) expect((await person.words()).at(-1)).toBe('back')
  })

  it('while somebody was removed learns of it, and the removed does not find the way back', async () => {
    const { clock, may, river, moon, names, deviceOf } = await setup()
    river.transport.cut()
    moon.transport.cut()
    clock.advance(1_000)
    await may.calls.removeMember({ room: may.room().room, device: deviceOf('Moon') })
    clock.advance(60_000)
    river.transport.heal()
    moon.transport.heal()
    clock.advance(3 * 60 * 1000)
    expect(names(river)).toEqual(['May', 'River'])
    expect(may.room().knowing).toEqual({ known: 1, others: 1 })
    await river.say('just us')
    clock.advance(5_000)
    expect(await may.words()).toEqual(['just us'])
    expect(await moon.words()).toEqual([])
    expect(moon.room()).toMatchObject({ removed: true, connection: 'ended' })
  })
})
