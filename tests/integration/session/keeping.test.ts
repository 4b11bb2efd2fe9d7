import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { laterRefusal, there } from '../../support/refusals.ts'
import { keptRooms, roomsOn } from '../../support/session/keptRecords.ts'
import { PASSPHRASE, SERVERS, SimulatedRoom, settled } from '../../support/session/simulatedRoom.ts'

beforeAll(cryptoReady)

/** A counsellor's room, and somebody with an open profile who joins it by invitation. */
async function setup() {
  const room = new SimulatedRoom()
  await room.found()
  const lin = await room.person('Lin', true)
  const { applicant, digits } = await room.knock(lin)
  await room.counsellor.calls.admit({ room: room.id, applicant, digits })
  await room.until(() => lin.join.state === 'admitted')
  room.clock.advance(5_000)
  return { room, id: room.id, lin }
}

describe('a room that somebody joins', { timeout: 30_000 }, () => {
  it('is not kept, even where a profile is open, until she keeps it: then all of it is', async () => {
    const { room, id, lin } = await setup()
    await lin.say('before')
    room.clock.advance(2_000)
    await settled()
    expect([lin.room().kept, await keptRooms(lin)]).toEqual([false, []])
    expect((await lin.timeline()).map(({ saved }) => saved)).toEqual([false])
    await lin.calls.keepRoom({ room: id })
    room.clock.advance(100)
    expect(lin.room().kept).toBe(true)
    expect((await lin.timeline()).map(({ saved }) => saved)).toEqual([true])
    const again = await room.restarted(lin)
    expect(await again.words()).toEqual(['before'])
  })

  it('cannot be kept without a profile, nor one that is not there', async () => {
    const { room, id, lin } = await setup()
    expect(await laterRefusal(() => room.counsellor.calls.keepRoom({ room: id }))).toBe('LOCKED')
    expect(await laterRefusal(() => lin.calls.keepRoom({ room: '0'.repeat(32) as never }))).toBe(
      'ROOM_UNKNOWN',
    )
  })

  it('leaves no byte behind when it is closed', async () => {
    const { room, id, lin } = await setup()
    const before = new Map(lin.store.values)
    await lin.say('nothing of this')
    await lin.calls.closeRoom({ room: id })
    await lin.session.close()
    room.clock.advance(2_000)
    expect(lin.store.values).toEqual(before)
  })
})

describe('a message in a kept room', { timeout: 30_000 }, () => {
  it('is saved when the call answers; one that was heard is saved a moment later', async () => {
    const { room, id, lin } = await setup()
    await lin.calls.keepRoom({ room: id })
    await lin.say('mine')
    expect((await lin.timeline()).map(({ saved }) => saved)).toEqual([true])
    room.clock.advance(1_000)
    await room.counsellor.say('hers')
    room.clock.advance(250)
    expect((await lin.timeline()).at(-1)?.saved).toBe(false)
    room.clock.advance(400)
    const told = lin.changes.length
    await settled()
    expect((await lin.timeline()).at(-1)?.saved).toBe(true)
    expect(lin.changes.length).toBeGreaterThan(told)
  })

  it('that cannot be written says so and is not shown as saved, until there is room again', async () => {
    const { room, id, lin } = await setup()
    await lin.calls.keepRoom({ room: id })
    lin.store.isFull = true
    expect(await laterRefusal(() => lin.say('no room'))).toBe('PROFILE_WRITE')
    expect((await lin.timeline()).map(({ text, saved }) => [text, saved])).toEqual([['no room', false]])
    lin.store.isFull = false
    room.clock.advance(6_000)
    await settled()
    expect((await lin.timeline()).map(({ saved }) => saved)).toEqual([true])
    expect(await (await room.restarted(lin)).words()).toEqual(['no room'])
  })
})

describe('a room that is forgotten', { timeout: 30_000 }, () => {
  it('is gone here and nowhere else, and its key with it: the profile has another one', async () => {
    const { room, id, lin } = await setup()
    await lin.calls.keepRoom({ room: id })
    await lin.say('marigold')
    const before = lin.store.copy()
    await lin.calls.forgetRoom({ room: id })
    expect(lin.isInRoom).toBe(false)
    expect(await keptRooms(lin)).toEqual([])
    // every value that ever was there, with the vault of now
    const both = lin.store.copy()
    both.values = new Map([...before.values, ...lin.store.values])
    expect(await roomsOn(both)).toEqual([])
    expect([...before.values.keys()].filter(key => lin.store.values.has(key)).length).toBeLessThan(
      before.values.size,
    )
    expect(await laterRefusal(() => lin.calls.forgetRoom({ room: id }))).toBe('ROOM_UNKNOWN')
    expect(room.counsellor.room().members).toHaveLength(2)
  })

  it('leaves the others as they are, also after a restart', async () => {
    const { room, id, lin } = await setup()
    await lin.calls.keepRoom({ room: id })
    const own = { title: 'Mine', name: 'Lin', servers: SERVERS, direct: true }
    const { room: mine } = await lin.calls.hostRoom(own)
    await lin.calls.sendMessage({ room: mine as never, text: 'stays' })
    await lin.calls.forgetRoom({ room: id })
    await lin.calls.sendMessage({ room: mine as never, text: 'goes on' })
    await lin.session.close()
    const kept = await keptRooms(lin)
    expect(kept.map(({ keys }) => keys.room)).toEqual([mine])
    expect(there(kept[0]).wires).toHaveLength(3)
    room.clock.advance(1_000)
    expect(lin.main.standing).toBeDefined()
  })
})

describe('what main is told', { timeout: 30_000 }, () => {
  it('is whether a profile is open, and whether a room is', async () => {
    const { room, id, lin } = await setup()
    expect(lin.main.standing).toEqual({ profile: true, rooms: true })
    await lin.calls.keepRoom({ room: id })
    await lin.calls.closeRoom({ room: id })
    expect(lin.main.standing).toEqual({ profile: true, rooms: false })
    await lin.calls.deleteProfile({ current: PASSPHRASE })
    expect([lin.main.standing, lin.isInRoom]).toEqual([{ profile: false, rooms: false }, false])
    expect(await lin.calls.profileState({})).toEqual({ exists: false, open: false, wait: 0 })
    expect(room.counsellor.main.standing).toEqual({ profile: false, rooms: true })
  })
})
