import { describe, expect, it, vi } from 'vitest'
import type { ScreenSession } from '../../../renderer/screen/session/createScreenSession.ts'
import { fakeSession, until } from '../../support/fakeSession.ts'

const draft = { title: 'Tuesday', name: 'Willow', meeting: true, server: '', relay: '' }
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
    core.join({ state: 'waiting', sas: '482 907 135', hostName: 'Willow', codeWord: '', organisation: null })
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

  it('has the code looked at before its meeting point, and asks core only that', async () => {
    const { session, core } = fakeSession()
    core.refusals.set('checkInvitation', 'INVITE_CHECKSUM')
    expect(await session.checkInvitation({ ...invitation, text: 'k3fm q8zr' })).toEqual({
      ok: false,
      code: 'INVITE_CHECKSUM',
    })
    core.refusals.clear()
    expect(await session.checkInvitation({ ...invitation, text: 'k3fm q8zr' })).toEqual({
      ok: false,
      code: 'SERVER_ADDRESS',
    })
    expect(await session.checkInvitation({ ...invitation, text: 'x'.repeat(2001) })).toEqual({
      ok: false,
      code: 'INVITE_FORMAT',
    })
    expect(await session.checkInvitation(invitation)).toMatchObject({ ok: true })
    expect(core.calls).toEqual(['checkInvitation', 'checkInvitation', 'checkInvitation'])
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
    core.profile = { exists: true, open: true, wait: 0 }
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
    expect(session.state.get()).toMatchObject({
      place: { at: 'left', how: 'forGood' },
      rooms: [],
      notice: null,
    })
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
    expect(session.state.get().place).toEqual({ at: 'left', how: 'forGood' })
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
  it('is asked for first when there is one, and opens to its rooms; a wrong passphrase changes nothing', async () => {
    const { session, core } = fakeSession()
    core.profile = { exists: true, open: false, wait: 0 }
    await session.begin()
    expect(session.state.get().place).toEqual({ at: 'profile' })
    expect(await session.openProfile('wrong')).toEqual({ ok: false, code: 'PASSPHRASE_WRONG' })
    expect(session.state.get()).toMatchObject({ place: { at: 'profile' }, profile: { open: false } })
    core.addRoom({ kept: true, connection: 'ended' })
    await session.openProfile('five unrelated words make one')
    expect(session.state.get()).toMatchObject({
      place: { at: 'rooms' },
      profile: { exists: true, open: true },
      damaged: 0,
    })
    expect(session.state.get().rooms).toHaveLength(1)
  })

  it('is not asked for where there is none', async () => {
    const { session } = fakeSession()
    await session.begin()
    expect(session.state.get().place).toEqual({ at: 'first' })
  })

  it('says from when on the next passphrase is tried', async () => {
    const { session, core } = fakeSession()
    core.profile = { exists: true, open: false, wait: 30_000 }
    core.refusals.set('openProfile', 'PASSPHRASE_WAIT')
    const before = Date.now()
    expect(await session.openProfile('anything')).toEqual({ ok: false, code: 'PASSPHRASE_WAIT' })
    expect(session.state.get().retryAt).toBeGreaterThanOrEqual(before + 30_000)
  })

  it('tells what was lost until it is put away', async () => {
    const { session, core } = fakeSession()
    core.damaged = 3
    await session.openProfile('five unrelated words make one')
    expect(session.state.get().damaged).toBe(3)
    session.putDamageAway()
    expect(session.state.get().damaged).toBe(0)
  })

  it('once deleted leads to the first page without its rooms', async () => {
    const { session, core } = fakeSession()
    await session.openProfile('five unrelated words make one')
    core.addRoom({ kept: true, connection: 'ended' })
    session.lay('vault')
    expect(await session.deleteProfile('wrong')).toEqual({ ok: false, code: 'PASSPHRASE_WRONG' })
    expect(session.state.get().profile.open).toBe(true)
    await session.deleteProfile('five unrelated words make one')
    expect(session.state.get()).toMatchObject({
      place: { at: 'start' },
      over: null,
      notice: 'vault.deleted',
      profile: { exists: false, open: false },
      rooms: [],
    })
  })
})

describe('forgetting a kept room', () => {
  it('takes it off the list without a word to the others, and stops being its meeting point', async () => {
    const { session, core, computer } = fakeSession()
    await session.createProfile('five unrelated words make one')
    const room = await hosted(session)
    await session.forgetRoom(room)
    expect(core.calls).not.toContain('leaveRoom')
    expect(session.state.get()).toMatchObject({ place: { at: 'rooms' }, rooms: [], notice: 'room.forgotten' })
    expect(computer.stopped).toBe(1)
  })

  it('leaves everything as it was when it is refused', async () => {
    const { session, core } = fakeSession()
    const room = await hosted(session)
    core.refusals.set('forgetRoom', 'PROFILE_WRITE')
    expect(await session.forgetRoom(room)).toEqual({ ok: false, code: 'PROFILE_WRITE' })
    expect(session.state.get().place).toEqual({ at: 'room', room })
  })
})

describe('the first pages', () => {
  it('come on every start where nothing of Rowan is kept', async () => {
    const { session } = fakeSession()
    expect(session.state.get().place).toEqual({ at: 'first' })
    await session.begin()
    expect(session.state.get().place).toEqual({ at: 'first' })
  })

  it('do not come where settings were kept or a profile is', async () => {
    const kept = fakeSession()
    kept.computer.written = kept.computer.settings
    await kept.session.begin()
    expect(kept.session.state.get().place).toEqual({ at: 'start' })
    const profile = fakeSession()
    profile.computer.written = profile.computer.settings
    profile.core.profile = { exists: true, open: false, wait: 0 }
    await profile.session.begin()
    expect(profile.session.state.get().place).toEqual({ at: 'profile' })
  })

  it('take nobody back who went on before it was known what is kept', async () => {
    const { session, computer } = fakeSession()
    computer.written = computer.settings
    const begun = session.begin()
    session.go({ at: 'join' })
    await begun
    expect(session.state.get().place).toEqual({ at: 'join' })
  })

  it('say once in a run what input methods may do', () => {
    const { session } = fakeSession()
    expect(session.state.get().toldOfTyping).toBe(false)
    session.typingTold()
    session.go({ at: 'join' })
    expect(session.state.get().toldOfTyping).toBe(true)
  })
})

describe('a page over the screen', () => {
  it('leaves the screen beneath as it is', async () => {
    const { session } = fakeSession()
    const room = await hosted(session)
    session.lay('settings')
    expect(session.state.get()).toMatchObject({ place: { at: 'room', room }, over: 'settings' })
    session.lay(null)
    expect(session.state.get()).toMatchObject({ place: { at: 'room', room }, over: null })
  })
})
