import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DocId } from '../../../shared/room/ids.ts'
import { there } from '../../support/refusals.ts'
import { SERVERS, SimulatedRoom } from '../../support/session/simulatedRoom.ts'

const YEAR = 365 * 24 * 60 * 60 * 1000

beforeAll(cryptoReady)

/** A room and one member who keeps it and whose computer's clock is so far ahead. */
async function setup(ahead: number) {
  const room = new SimulatedRoom()
  await room.found()
  const member = await room.person('Ana', true, ahead)
  await room.letIn(member)
  return { room, clock: room.clock, counsellor: room.counsellor, member }
}

describe.each([
  ['five years behind', -5 * YEAR],
  ['forty years ahead', 40 * YEAR],
  ['a day ahead', YEAR / 365],
])('a member whose clock is %s', (_name, ahead) => {
  it('hears and is heard, with the time of the room on every message', async () => {
    const { room, clock, counsellor, member } = await setup(ahead)
    await counsellor.say('hello')
    clock.advance(1_000)
    await member.say('here')
    clock.advance(5_000)
    for (const person of [counsellor, member]) expect(await person.words()).toEqual(['hello', 'here'])
    const times = (await counsellor.timeline()).map(({ at }) => Math.abs(at - room.clock.now()))
    expect(Math.max(...times)).toBeLessThan(60_000)
  })

  it('is told so where no server tells the time, and not once one does that agrees with her', async () => {
    const { clock, member } = await setup(ahead)
    clock.advance(1_000)
    expect(Math.abs((member.room().clockAhead ?? 0) - ahead)).toBeLessThan(60_000)
    member.session.serverTime(SERVERS[0] ?? '', 0)
    clock.advance(1_000)
    expect(member.room().clockAhead).toBeNull()
  })

  it('comes back after a restart, and after the day has changed', async () => {
    const { room, clock, counsellor, member } = await setup(ahead)
    await member.session.close()
    clock.advance(30 * 60 * 60 * 1000)
    const again = await room.restarted(member)
    await counsellor.say('welcome back')
    clock.advance(30_000)
    expect(await again.words()).toContain('welcome back')
  })

  it('is not suspended, and does not hold others to be away', async () => {
    const { room, clock, counsellor, member } = await setup(ahead)
    clock.advance(10_000)
    for (const person of [counsellor, member])
      expect(person.room().members.map(({ suspended }) => suspended)).toEqual([false, false])
    const { note } = await counsellor.calls.createNote({ room: room.id, title: 'Plan' })
    clock.advance(2_000)
    await member.write(note as DocId, 'a line')
    clock.advance(5_000)
    expect(there(await counsellor.noteText(note as DocId))).toContain('a line')
  })
})
