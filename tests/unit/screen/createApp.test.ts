import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../../renderer/screen/app/createApp.ts'
import type { Place } from '../../../renderer/screen/session/screenState.ts'
import { messagePortChannel } from '../../../shared/ports/messagePortChannel.ts'
import { PORT_MESSAGE } from '../../../shared/ports/portMessage.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { FakeCore } from '../../support/fakeCore.ts'
import { fakeHost } from '../../support/fakeHost.ts'

/** A page that hears window messages, and a computer whose core may end. */
function setup() {
  const page = new EventTarget()
  const { host, computer, coreGone, idle, hidePractised } = fakeHost([])
  const empty = vi.fn()
  const app = createApp(page as unknown as Window, host, empty)
  const handOut = (source: unknown = page, data: unknown = PORT_MESSAGE) => {
    const { port1, port2 } = new MessageChannel()
    const core = new FakeCore(messagePortChannel(port1))
    page.dispatchEvent(Object.assign(new Event('message'), { source, data, ports: [port2] }))
    return { core, close: () => port1.close() }
  }
  return { app, page, handOut, coreGone, idle, hidePractised, computer, empty }
}

describe('the window', () => {
  it('has no session before core is there, and one afterwards', () => {
    const { app, handOut } = setup()
    expect(app.state.get().session).toBeNull()
    const { close } = handOut()
    expect(app.state.get().session).not.toBeNull()
    close()
  })

  it('takes no port from another window or with another word', () => {
    const { app, handOut } = setup()
    const closes = [handOut({}), handOut(undefined, 'another word')]
    expect(app.state.get().session).toBeNull()
    for (const { close } of closes) close()
  })

  it('drops everything it showed when core ends, and begins again with the next one', async () => {
    const { app, handOut, coreGone } = setup()
    const first = handOut()
    const before = app.state.get().session
    if (!before) throw new Error('There is no session.')
    await before.host({
      title: 'Tuesday',
      name: 'Willow',
      meeting: false,
      server: 'wss://meet.example',
      relay: '',
    })
    app.state.get().announcer.set('Heron wrote: words')
    coreGone()
    expect(app.state.get()).toMatchObject({ session: null, startedOver: true })
    expect(app.state.get().announcer.get()).toBe('')
    expect(await before.caller.profileState({})).toEqual({ ok: false, code: 'PORT_CLOSED' })
    first.close()
    const second = handOut()
    const after = app.state.get().session
    expect(after).not.toBe(before)
    expect(after?.state.get()).toMatchObject({
      place: { at: 'start' },
      rooms: [],
      notice: 'start.startedOver',
    })
    second.close()
  })

  it('empties the screen before it asks main to hide, without waiting for anything', () => {
    const { app, handOut, computer, empty } = setup()
    const { close } = handOut()
    empty.mockImplementation(() => expect(computer.hidden).toBe(0))
    app.hide()
    expect(empty).toHaveBeenCalledTimes(1)
    expect(app.state.get().session).toBeNull()
    expect(computer).toMatchObject({ hidden: 1, quits: 0, locked: 0 })
    close()
  })

  it('hands over what is unsent before it locks', async () => {
    const { app, handOut, computer } = setup()
    const { core, close } = handOut()
    const { session } = app.state.get()
    if (!session) throw new Error('There is no session.')
    await session.createProfile('five unrelated words make one')
    const { room } = core.addRoom({ kept: true })
    session.drafts.hold(room, 'what I was wri')
    app.lock()
    expect(app.state.get().session).toBeNull()
    expect(computer.locked).toBe(1)
    await vi.waitFor(() => expect(core.drafts.get(room)).toBe('what I was wri'))
    close()
  })

  it('hands over what was just typed into a note before it locks', async () => {
    const { app, handOut } = setup()
    const { core, close } = handOut()
    const { session } = app.state.get()
    if (!session) throw new Error('There is no session.')
    await session.createProfile('five unrelated words make one')
    const { room } = core.addRoom({ kept: true })
    const note = core.addNote(room, 'Plan')
    const opened = session.openNote(room, note).session
    await vi.waitFor(() => expect(opened.state.get().mirror).not.toBeNull())
    opened.state.get().mirror?.doc.getText('words').insert(0, 'the last letter')
    app.lock()
    await vi.waitFor(() =>
      expect(core.notes.get(note)?.doc.getText('words').toString()).toBe('the last letter'),
    )
    close()
  })

  it('draws the veil when another window is used and when main says that nothing happens', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { app, page, idle } = setup()
    page.dispatchEvent(new Event('blur'))
    vi.advanceTimersByTime(50)
    expect(app.veil.state.get().drawn).toBe(true)
    app.veil.lift()
    idle()
    expect(app.veil.state.get().drawn).toBe(true)
    vi.useRealTimers()
  })

  it('draws no veil for whoever goes round the page with Tab, and comes back to its first thing at once', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { app, page } = setup()
    page.dispatchEvent(new Event('blur'))
    vi.advanceTimersByTime(20)
    page.dispatchEvent(new Event('focus'))
    vi.advanceTimersByTime(1000)
    expect(app.veil.state.get().drawn).toBe(false)
    vi.useRealTimers()
  })

  it('tells main that something was copied, once it is in the clipboard', async () => {
    const { page, computer } = setup()
    page.dispatchEvent(new Event('copy'))
    expect(computer.copied).toBe(0)
    await vi.waitFor(() => expect(computer.copied).toBe(1))
  })

  it('passes on that hiding was practised, as long as somebody listens', () => {
    const { app, hidePractised } = setup()
    const listener = vi.fn()
    const stop = app.onPractised(listener)
    hidePractised()
    stop()
    hidePractised()
    expect(listener).toHaveBeenCalledTimes(1)
  })
})

describe('waiting and reading', () => {
  afterEach(() => vi.useRealTimers())

  function active(place: Place, open: boolean): number {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { app, handOut, computer } = setup()
    const { close } = handOut()
    const { session } = app.state.get()
    if (!session) throw new Error('There is no session.')
    session.state.set({ ...session.state.get(), place, profile: { exists: open, open } })
    vi.advanceTimersByTime(30_000)
    close()
    return computer.active
  }
  const room: Place = { at: 'room', room: 'a'.repeat(32) as RoomId }

  it('are no idleness in the waiting room and in a room that no profile keeps', () => {
    expect(active({ at: 'waiting' }, false)).toBeGreaterThanOrEqual(2)
    expect(active({ ...room, at: 'ending' }, false)).toBeGreaterThanOrEqual(2)
    expect(active({ at: 'waiting' }, true)).toBeGreaterThanOrEqual(2)
    expect(active(room, false)).toBeGreaterThanOrEqual(2)
  })

  it('are idleness where a profile is open or nothing is', () => {
    expect(active(room, true)).toBe(0)
    expect(active({ at: 'start' }, false)).toBe(0)
  })
})
