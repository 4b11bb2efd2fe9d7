import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../shared/room/ids.ts'
import { there } from '../support/refusals.ts'
import { SimulatedRoom } from '../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../support/session/simulatedSession.ts'

const DAY = 24 * 60 * 60 * 1000

beforeAll(cryptoReady)

/** May founded the room and made June a facilitator; River and Moon are members. */
async function setup() {
  const room = new SimulatedRoom()
  await room.found()
  const [may, june, river, moon] = [
    room.counsellor,
    await room.person('June', true),
    await room.person('River'),
    await room.person('Moon'),
  ]
  for (const person of [june, river, moon]) await room.letIn(person)
  const deviceOf = (person: SimulatedPerson) =>
    there(person.room().members.find(({ self }) => self)).device as DeviceId
  await may.calls.setRole({ room: room.id, device: deviceOf(june), role: 'facilitator' })
  room.clock.advance(40_000)
  const { id } = room
  const remove = (by: SimulatedPerson, whom: DeviceId) => by.calls.removeMember({ room: id, device: whom })
  const split = (...islands: SimulatedPerson[][]) =>
    islands.forEach((people, island) => {
      for (const { transport } of people) transport.moveTo(island)
    })
  const join = () => {
    split([may, june, river, moon])
    room.clock.advance(5 * 60 * 1000)
  }
  return { room, id, may, june, river, moon, deviceOf, remove, split, join }
}

const names = (person: SimulatedPerson) =>
  person
    .room()
    .members.map(({ name }) => name)
    .sort()

describe('34: two facilitators', { timeout: 60_000 }, () => {
  it('who renew the epoch at once end in one, and nothing of either side is lost', async () => {
    const { room, id, may, june, river, moon, split, join } = await setup()
    split([may, river], [june, moon])
    await may.calls.changeRoom({ room: id, title: 'May’s' })
    await june.calls.changeRoom({ room: id, title: 'June’s' })
    room.clock.advance(60_000)
    await river.say('with May')
    await moon.say('with June')
    join()
    for (const person of [may, june, river, moon]) {
      expect(names(person)).toEqual(['Counsellor', 'June', 'Moon', 'River'])
      expect((await person.words()).sort()).toEqual(['with June', 'with May'])
      expect(person.room()).toMatchObject({ securing: false, title: may.room().title, connection: 'here' })
    }
  })

  it('who remove each other: the more senior stays, on both sides', async () => {
    const { room, may, june, river, moon, deviceOf, remove, split, join } = await setup()
    const [mays, junes] = [deviceOf(may), deviceOf(june)]
    // one went with each: hellos do not decide
    split([may, river], [june, moon])
    await remove(may, junes)
    await remove(june, mays)
    room.clock.advance(60_000)
    join()
    for (const person of [may, river, moon]) expect(names(person)).toEqual(['Counsellor', 'Moon', 'River'])
    expect(may.room().removed).toBe(false)
  })

  it('who remove each other: whoever most went with stays, were she the founder or not', async () => {
    const { room, may, june, river, moon, deviceOf, remove, split, join } = await setup()
    const [mays, junes] = [deviceOf(may), deviceOf(june)]
    split([may], [june, river, moon])
    await remove(june, mays)
    room.clock.advance(60_000)
    await remove(may, junes)
    room.clock.advance(60_000)
    join()
    for (const person of [june, river, moon]) expect(names(person)).toEqual(['June', 'Moon', 'River'])
  })

  it('of whom the removed founder forks the room a week later: nobody follows her', async () => {
    const { room, may, june, river, moon, deviceOf, remove, split, join } = await setup()
    const [mays, junes] = [deviceOf(may), deviceOf(june)]
    may.transport.moveTo(9)
    await remove(june, mays)
    room.clock.advance(DAY)
    expect(names(river)).toEqual(['June', 'Moon', 'River'])
    room.clock.advance(6 * DAY)
    // she has heard nothing, and removes June
    await remove(may, junes)
    // somebody shows it to the others: the worst case, as the room itself would not listen to her
    split([may, river], [june, moon])
    room.clock.advance(60_000)
    join()
    for (const person of [june, river, moon]) expect(names(person)).toEqual(['June', 'Moon', 'River'])
    await river.say('we are here')
    room.clock.advance(2_000)
    expect(await june.words()).toEqual(['we are here'])
  })

  it('of whom one removes somebody while the other lets somebody in: both happened', async () => {
    const { room, may, june, river, moon, deviceOf, remove, split, join } = await setup()
    const late = await room.person('Late')
    const moons = deviceOf(moon)
    split([may, river], [june, moon, late])
    await remove(may, moons)
    expect(await room.comesIn(late, june)).toBe(true)
    room.clock.advance(30_000)
    late.transport.moveTo(0)
    join()
    for (const person of [may, june, river, late])
      expect(names(person)).toEqual(['Counsellor', 'June', 'Late', 'River'])
    await late.say('hello')
    room.clock.advance(2_000)
    for (const person of [may, june, river]) expect((await person.words()).at(-1)).toBe('hello')
  })

  it('of whom one is removed while she lets somebody in: she and the newcomer are out', async () => {
    const { room, may, june, river, moon, deviceOf, remove, split, join } = await setup()
    const late = await room.person('Late')
    const junes = deviceOf(june)
    split([may, river, moon], [june, late])
    expect(await room.comesIn(late, june)).toBe(true)
    await remove(may, junes)
    room.clock.advance(60_000)
    late.transport.moveTo(0)
    join()
    for (const person of [may, river, moon]) expect(names(person)).toEqual(['Counsellor', 'Moon', 'River'])
    await may.say('only us')
    room.clock.advance(2_000)
    expect(await late.words()).toEqual([])
  })

  it('and a third: three heads become one', async () => {
    const { room, id, may, june, river, moon, deviceOf, split, join } = await setup()
    await may.calls.setRole({ room: id, device: deviceOf(river), role: 'facilitator' })
    room.clock.advance(40_000)
    split([may], [june], [river, moon])
    await may.calls.changeRoom({ room: id, paused: true })
    await june.calls.changeRoom({ room: id, locked: true })
    await river.calls.changeRoom({ room: id, title: 'River’s' })
    room.clock.advance(60_000)
    join()
    for (const person of [may, june, river, moon])
      expect(person.room()).toMatchObject({
        paused: true,
        locked: true,
        securing: false,
        connection: 'here',
        knowing: { known: 3, others: 3 },
      })
  })
})
