import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { there } from '../../support/refusals.ts'
import { keptRooms as roomsKeptBy } from '../../support/session/keptRecords.ts'
import { roomWithKeepers, SERVERS } from '../../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../../support/session/simulatedSession.ts'

beforeAll(cryptoReady)

async function setup() {
  const { room, people } = await roomWithKeepers('River', 'Moon')
  const [river, moon] = [there(people[0]), there(people[1])]
  await room.counsellor.say('hello')
  room.clock.advance(2_000)
  return { room, id: room.id, may: room.counsellor, river, moon }
}

/** How many rooms a person's profile holds, as whoever opens it finds it. */
const keptRooms = async (person: SimulatedPerson) => (await roomsKeptBy(person)).length

const names = (person: SimulatedPerson) => person.room().members.map(({ name }) => name)

describe('leaving for good', { timeout: 60_000 }, () => {
  it('is told to the others, who go on without her; nothing of the room is left at hers', async () => {
    const { room, id, may, river, moon } = await setup()
    expect(await keptRooms(moon)).toBe(1)
    await moon.calls.leaveRoom({ room: id })
    room.clock.advance(10_000)
    expect(moon.isInRoom).toBe(false)
    await moon.session.close()
    expect(await keptRooms(moon)).toBe(0)
    expect(names(may)).toEqual(['Counsellor', 'River'])
    expect(names(river)).toEqual(['Counsellor', 'River'])
    expect(may.room().events.at(-1)).toMatchObject({ kind: 'left', name: 'Moon' })
    await may.say('go well')
    room.clock.advance(2_000)
    expect(await river.words()).toEqual(['hello', 'go well'])
  })

  it('works while nobody is there', async () => {
    const { room, id, moon } = await setup()
    moon.transport.cut()
    room.clock.advance(1_000)
    await moon.calls.leaveRoom({ room: id })
    room.clock.advance(5_000)
    expect(moon.isInRoom).toBe(false)
  })

  it('of the last facilitator leaves a room that goes on, and in which nobody can be let in', async () => {
    const { room, id, may, river, moon } = await setup()
    await may.calls.leaveRoom({ room: id })
    room.clock.advance(10_000)
    await river.say('still here')
    room.clock.advance(2_000)
    expect(await moon.words()).toEqual(['hello', 'still here'])
    await expect(async () => river.calls.createInvitation({ room: id })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })
})

describe('ending a room for all', { timeout: 60_000 }, () => {
  it('destroys it on every computer that hears of it, and tells which have not confirmed', async () => {
    const { room, id, may, river, moon } = await setup()
    moon.transport.cut()
    room.clock.advance(1_000)
    await may.calls.endRoom({ room: id })
    room.clock.advance(20_000)
    expect(may.room()).toMatchObject({ ended: false, ending: { confirmed: 1, others: 2, missing: ['Moon'] } })
    expect(river.room()).toMatchObject({ ended: true, members: [], notes: [] })
    await river.session.close()
    expect(await keptRooms(river)).toBe(0)
    expect(await keptRooms(moon)).toBe(1)
    // Moon hears of it when she comes back while the one who ended it is there
    moon.transport.heal()
    room.clock.advance(3 * 60 * 1000)
    expect(moon.room().ended).toBe(true)
    expect(may.room()).toMatchObject({ ended: true, ending: { confirmed: 2, others: 2, missing: [] } })
    await moon.session.close()
    expect(await keptRooms(moon)).toBe(0)
    for (const person of [may, moon]) expect(person.transport.carriers.size).toBe(0)
  })

  it('works for somebody who is alone, and is for facilitators', async () => {
    const { room, id, may, river, moon } = await setup()
    await expect(async () => river.calls.endRoom({ room: id })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    for (const person of [river, moon]) {
      const device = there(person.room().members.find(({ self }) => self)).device as DeviceId
      await may.calls.removeMember({ room: id, device })
      room.clock.advance(5_000)
    }
    await may.calls.endRoom({ room: id })
    room.clock.advance(1_000)
    expect(may.room()).toMatchObject({ ended: true, ending: { confirmed: 0, others: 0, missing: [] } })
    await may.calls.closeRoom({ room: id })
    expect(may.isInRoom).toBe(false)
  })
})

describe('a paused room', { timeout: 60_000 }, () => {
  it('lets facilitators speak and nobody else, until it goes on', async () => {
    const { room, id, may, river } = await setup()
    await may.calls.changeRoom({ room: id, paused: true })
    room.clock.advance(5_000)
    expect(river.room().paused).toBe(true)
    await expect(async () => river.say('but')).rejects.toMatchObject({ code: 'ROOM_PAUSED' })
    await may.say('a moment')
    await may.calls.changeRoom({ room: id, paused: false, title: 'Later' })
    room.clock.advance(5_000)
    await river.say('thank you')
    room.clock.advance(2_000)
    expect(await may.words()).toEqual(['hello', 'a moment', 'thank you'])
    expect(river.room()).toMatchObject({ paused: false, title: 'Later' })
    expect(river.room().events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['paused', 'resumed', 'renamed']),
    )
  })

  it('that is locked lets nobody in', async () => {
    const { room, id, may } = await setup()
    const { link } = await may.calls.createInvitation({ room: id })
    const late = await room.person('Late')
    await late.calls.join({ invitation: link, name: 'Late', servers: SERVERS, direct: true })
    await room.until(() => may.room().waiting.length > 0)
    await may.calls.changeRoom({ room: id, locked: true })
    const { applicant } = there(may.room().waiting[0])
    await expect(async () =>
      may.calls.admit({ room: id, applicant, digits: late.digits }),
    ).rejects.toMatchObject({
      code: 'ROOM_LOCKED',
    })
    await may.calls.changeRoom({ room: id, locked: false })
    await may.calls.admit({ room: id, applicant, digits: late.digits })
    await room.until(() => late.join.state === 'admitted')
  })
})
