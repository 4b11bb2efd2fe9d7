import { describe, expect, it, vi } from 'vitest'
import type { ScreenSession } from '../../../renderer/screen/session/createScreenSession.ts'
import { fakeSession, until } from '../../support/fakeSession.ts'

const draft = { title: 'Tuesday', name: 'Willow', meeting: true, server: '' }
const invitation = { text: 'k3fm q8zr\nws://192.168.1.20:47100', name: 'Heron', server: '' }

async function hosted(session: ScreenSession) {
  await session.host(draft)
  const { place } = session.state.get()
  if (place.at !== 'room') throw new Error('The room is not open.')
  return place.room
}

describe('joining', () => {
  it('asks core for nothing while the form is filled in', async () => {
    const { session, core } = fakeSession()
    session.go({ at: 'join' })
    session.draftJoin(invitation)
    expect(core.calls).toEqual([])
  })

  it('goes to the waiting room, and into the room when core says so', async () => {
    const { session, core } = fakeSession()
    expect(await session.join(invitation)).toMatchObject({ ok: true })
    expect(session.state.get().place).toEqual({ at: 'waiting' })
    const view = core.addRoom({ role: 'member' })
    core.join({ state: 'waiting', sas: '482 907 135', hostName: 'Willow' })
    await until(session.state, ({ join }) => join.state === 'waiting')
    core.join({ state: 'admitted', room: view.room })
    const state = await until(session.state, ({ place }) => place.at === 'room')
    expect(state.place).toEqual({ at: 'room', room: view.room })
    expect(state.joinDraft.text).toBe('')
  })

  it('keeps what was entered when it is refused', async () => {
    const { session, core } = fakeSession()
    session.go({ at: 'join' })
    session.draftJoin(invitation)
    core.refusals.set('join', 'INVITE_CHECKSUM')
    expect(await session.join(invitation)).toEqual({ ok: false, code: 'INVITE_CHECKSUM' })
    expect(session.state.get()).toMatchObject({ place: { at: 'join' }, joinDraft: invitation })
  })

  it('stops when she leaves', async () => {
    const { session, core } = fakeSession()
    await session.join(invitation)
    await session.leaveWaiting({ at: 'start' })
    expect(core.calls).toEqual(['join', 'cancelJoin'])
    expect(session.state.get().place).toEqual({ at: 'start' })
  })
})

describe('hosting', () => {
  it('makes this computer the meeting point only while the room is open', async () => {
    const { session, computer } = fakeSession()
    const room = await hosted(session)
    expect(computer).toMatchObject({ started: 1, stopped: 0 })
    await session.closeRoom(room)
    expect(computer).toMatchObject({ started: 1, stopped: 1 })
    expect(session.state.get()).toMatchObject({ place: { at: 'start' }, rooms: [] })
  })

  it('lets the meeting point go when the room could not be made', async () => {
    const { session, core, computer } = fakeSession()
    core.refusals.set('hostRoom', 'NAME_INVALID')
    expect(await session.host(draft)).toEqual({ ok: false, code: 'NAME_INVALID' })
    expect(computer).toMatchObject({ started: 1, stopped: 1 })
  })

  it('with another meeting point it never starts its own', async () => {
    const { session, core, computer } = fakeSession()
    await session.host({ ...draft, meeting: false, server: 'wss://meet.example' })
    expect(computer.started).toBe(0)
    expect([...core.rooms.values()][0]?.servers[0]?.url).toBe('wss://meet.example')
  })

  it('an unusable address is refused before anything is asked for', async () => {
    const { session, core, computer } = fakeSession()
    const refused = await session.host({ ...draft, meeting: false, server: 'meet.example' })
    expect(refused).toEqual({ ok: false, code: 'SERVER_ADDRESS' })
    expect(core.calls).toEqual([])
    expect(computer.started).toBe(0)
  })
})

describe('a room that ends', () => {
  it('leads back to the first page and says so', async () => {
    const { session, core } = fakeSession()
    const room = await hosted(session)
    core.emit.roomGone({ room })
    const state = await until(session.state, ({ place }) => place.at === 'start')
    expect(state).toMatchObject({ notice: 'room.gone', rooms: [] })
  })
})

describe('being taken out of a room', () => {
  it('leaves her in the room, and the way back closes it and leads to the first page', async () => {
    const { session, core } = fakeSession()
    core.profile = { exists: true, open: true }
    await session.openProfile('five unrelated words make one')
    const room = await hosted(session)
    core.changeRoom(room, { removed: true, connection: 'ended' })
    const { place } = await until(session.state, ({ rooms }) => rooms.some(({ removed }) => removed))
    expect(place).toEqual({ at: 'room', room })
    await session.closeRoom(room, { at: 'start' })
    expect(core.calls.at(-1)).toBe('closeRoom')
    expect(session.state.get().place).toEqual({ at: 'start' })
  })
})

describe('leaving for good', () => {
  it('ends on a page of its own with nothing of the room, and stops being its meeting point', async () => {
    const { session, core, computer } = fakeSession()
    const room = await hosted(session)
    core.addEvent(room, 'locked')
    expect(await session.leaveForGood(room)).toMatchObject({ ok: true })
    expect(core.calls.at(-1)).toBe('leaveRoom')
    expect(session.state.get()).toMatchObject({ place: { at: 'left' }, rooms: [], notice: null })
    expect(session.state.get().news.size).toBe(0)
    expect(computer.stopped).toBe(1)
  })

  it('says so only once the room is gone, and stays its meeting point until then', async () => {
    const { session, core, computer } = fakeSession()
    const room = await hosted(session)
    core.farewells = []
    const left = session.leaveForGood(room)
    await vi.waitFor(() => expect(core.farewells).toHaveLength(1))
    await session.caller.listRooms({})
    expect(session.state.get().place).toEqual({ at: 'room', room })
    expect(computer.stopped).toBe(0)
    for (const go of core.farewells) go()
    await left
    expect(session.state.get().place).toEqual({ at: 'left' })
    expect(computer.stopped).toBe(1)
  })

  it('leaves everything as it was when it is refused', async () => {
    const { session, core, computer } = fakeSession()
    const room = await hosted(session)
    core.refusals.set('leaveRoom', 'ROOM_CLOSED')
    expect(await session.leaveForGood(room)).toEqual({ ok: false, code: 'ROOM_CLOSED' })
    expect(session.state.get().place).toEqual({ at: 'room', room })
    expect(session.state.get().rooms).toHaveLength(1)
    expect(computer.stopped).toBe(0)
  })
})

describe('the kept profile', () => {
  it('opens to its rooms; a wrong passphrase changes nothing', async () => {
    const { session, core } = fakeSession()
    core.profile = { exists: true, open: false }
    await session.begin()
    expect(await session.openProfile('wrong')).toEqual({ ok: false, code: 'PASSPHRASE_WRONG' })
    expect(session.state.get().place).toEqual({ at: 'start' })
    core.addRoom({ kept: true, connection: 'ended' })
    await session.openProfile('five unrelated words make one')
    expect(session.state.get()).toMatchObject({
      place: { at: 'rooms' },
      profile: { exists: true, open: true },
    })
    expect(session.state.get().rooms).toHaveLength(1)
  })
})
