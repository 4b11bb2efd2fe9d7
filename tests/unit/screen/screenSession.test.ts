import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createScreenSession,
  type ScreenSession,
} from '../../../renderer/screen/session/createScreenSession.ts'
import type { Store } from '../../../renderer/screen/session/createStore.ts'
import type { Host } from '../../../renderer/screen/session/sessionGround.ts'
import { createCaller } from '../../../shared/ports/createCaller.ts'
import { messagePortChannel } from '../../../shared/ports/messagePortChannel.ts'
import { screenCalls, screenEvents } from '../../../shared/ports/screenPort.ts'
import { FakeCore, OWN_CLIENT } from '../../support/fakeCore.ts'

const SERVERS = ['ws://127.0.0.1:47100']
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A session joined to a core over a real message channel, and the computer it runs on. */
function setup() {
  const { port1, port2 } = new MessageChannel()
  const mine = messagePortChannel(port1)
  const core = new FakeCore(messagePortChannel(port2))
  closing.push(() => mine.close())
  const computer = { started: 0, stopped: 0, quits: 0 }
  const host: Host = {
    startSignaling: async () => {
      computer.started += 1
      return { ok: true, value: { servers: SERVERS } }
    },
    stopSignaling: async () => {
      computer.stopped += 1
      return { ok: true, value: {} }
    },
    quit: async () => {
      computer.quits += 1
      return { ok: true, value: {} }
    },
  }
  const connect = (listeners: Parameters<typeof createCaller<typeof screenCalls, typeof screenEvents>>[3]) =>
    createCaller(mine, screenCalls, screenEvents, listeners)
  const session = createScreenSession(connect, host)
  return { session, core, computer }
}

/** Waits until a store holds what is wanted. */
function until<T>(store: Store<T>, wanted: (now: T) => boolean): Promise<T> {
  return new Promise(resolve => {
    const look = () => {
      if (!wanted(store.get())) return
      stop()
      resolve(store.get())
    }
    const stop = store.subscribe(look)
    look()
  })
}

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
    const { session, core } = setup()
    session.go({ at: 'join' })
    session.draftJoin(invitation)
    expect(core.calls).toEqual([])
  })

  it('goes to the waiting room, and into the room when core says so', async () => {
    const { session, core } = setup()
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
    const { session, core } = setup()
    session.go({ at: 'join' })
    session.draftJoin(invitation)
    core.refusals.set('join', 'INVITE_CHECKSUM')
    expect(await session.join(invitation)).toEqual({ ok: false, code: 'INVITE_CHECKSUM' })
    expect(session.state.get()).toMatchObject({ place: { at: 'join' }, joinDraft: invitation })
  })

  it('stops when she leaves', async () => {
    const { session, core } = setup()
    await session.join(invitation)
    await session.leaveWaiting({ at: 'start' })
    expect(core.calls).toEqual(['join', 'cancelJoin'])
    expect(session.state.get().place).toEqual({ at: 'start' })
  })
})

describe('hosting', () => {
  it('makes this computer the meeting point only while the room is open', async () => {
    const { session, computer } = setup()
    const room = await hosted(session)
    expect(computer).toMatchObject({ started: 1, stopped: 0 })
    await session.leaveRoom(room)
    expect(computer).toMatchObject({ started: 1, stopped: 1 })
    expect(session.state.get()).toMatchObject({ place: { at: 'start' }, rooms: [] })
  })

  it('lets the meeting point go when the room could not be made', async () => {
    const { session, core, computer } = setup()
    core.refusals.set('hostRoom', 'NAME_INVALID')
    expect(await session.host(draft)).toEqual({ ok: false, code: 'NAME_INVALID' })
    expect(computer).toMatchObject({ started: 1, stopped: 1 })
  })

  it('with another meeting point it never starts its own', async () => {
    const { session, core, computer } = setup()
    await session.host({ ...draft, meeting: false, server: 'wss://meet.example' })
    expect(computer.started).toBe(0)
    expect([...core.rooms.values()][0]?.servers[0]?.url).toBe('wss://meet.example')
  })

  it('an unusable address is refused before anything is asked for', async () => {
    const { session, core, computer } = setup()
    const refused = await session.host({ ...draft, meeting: false, server: 'meet.example' })
    expect(refused).toEqual({ ok: false, code: 'SERVER_ADDRESS' })
    expect(core.calls).toEqual([])
    expect(computer.started).toBe(0)
  })
})

describe('a room that ends', () => {
  it('leads back to the first page and says so', async () => {
    const { session, core } = setup()
    const room = await hosted(session)
    core.emit.roomGone({ room })
    const state = await until(session.state, ({ place }) => place.at === 'start')
    expect(state).toMatchObject({ notice: 'room.gone', rooms: [] })
  })
})

describe('the kept profile', () => {
  it('opens to its rooms; a wrong passphrase changes nothing', async () => {
    const { session, core } = setup()
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

describe('an open note', () => {
  async function openNote() {
    const all = setup()
    const room = await hosted(all.session)
    const note = all.core.addNote(room, 'Plan')
    const { session: opened, close } = all.session.openNote(room, note)
    const { mirror } = await until(opened.state, state => state.mirror !== null)
    if (!mirror) throw new Error('The note did not open.')
    const inCore = () => all.core.notes.get(note)?.doc.getText('words').toString()
    return { ...all, room, note, opened, close, mirror, inCore }
  }

  it('hands changes over and shows those of others', async () => {
    const { core, room, note, mirror, inCore } = await openNote()
    mirror.doc.getText('words').insert(0, 'mine ')
    await mirror.queue.flush()
    expect(inCore()).toBe('mine ')
    core.writeNote(room, note, doc => doc.getText('words').insert(5, 'theirs'))
    await vi.waitFor(() => expect(mirror.doc.getText('words').toString()).toBe('mine theirs'))
    expect(mirror.doc.clientID).toBe(OWN_CLIENT)
  })

  it('hands over what is left when it is closed, and opens again only after that', async () => {
    const { session, room, note, mirror, close, inCore, core } = await openNote()
    mirror.doc.getText('words').insert(0, 'last words')
    close()
    const again = session.openNote(room, note)
    const { mirror: second } = await until(again.session.state, state => state.mirror !== null)
    expect(inCore()).toBe('last words')
    expect(second?.doc.getText('words').toString()).toBe('last words')
    expect(core.calls.slice(-4)).toEqual(['openNote', 'updateNote', 'closeNote', 'openNote'])
  })

  it('is opened again when core refuses a change, with the refused words kept', async () => {
    const { core, opened, mirror } = await openNote()
    const { XmlElement, XmlText } = await import('yjs')
    const paragraph = new XmlElement('paragraph')
    mirror.fragment.insert(0, [paragraph])
    paragraph.insert(0, [new XmlText('my words')])
    core.refusals.set('updateNote', 'NOTE_TOO_LARGE')
    await mirror.queue.flush()
    const state = await until(opened.state, now => now.refused !== null && now.mirror !== null)
    expect(state.refused).toEqual({ code: 'NOTE_TOO_LARGE', text: 'my words' })
    expect(state.mirror?.fragment.length).toBe(0)
    opened.putRefusedAway()
    expect(opened.state.get().refused).toBeNull()
  })
})
