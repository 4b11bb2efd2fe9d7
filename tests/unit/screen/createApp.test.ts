import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../../../renderer/screen/app/createApp.ts'
import type { HostApi } from '../../../shared/ports/hostPort.ts'
import { messagePortChannel } from '../../../shared/ports/messagePortChannel.ts'
import { PORT_MESSAGE } from '../../../shared/ports/portMessage.ts'
import { FakeCore } from '../../support/fakeCore.ts'

/** A page that hears window messages, and a computer whose core may end. */
function setup() {
  const page = new EventTarget()
  const ends: (() => void)[] = []
  const quit = vi.fn(async () => ({ ok: true as const, value: {} }))
  const host: HostApi = {
    startSignaling: async () => ({ ok: false, code: 'SERVER_START' }),
    stopSignaling: async () => ({ ok: true, value: {} }),
    quit,
    onCoreGone: listener => void ends.push(listener),
  }
  const app = createApp(page as unknown as Window, host)
  const handOut = (source: unknown = page, data: unknown = PORT_MESSAGE) => {
    const { port1, port2 } = new MessageChannel()
    const core = new FakeCore(messagePortChannel(port1))
    page.dispatchEvent(Object.assign(new Event('message'), { source, data, ports: [port2] }))
    return { core, close: () => port1.close() }
  }
  const coreGone = () => {
    for (const end of ends) end()
  }
  return { app, handOut, coreGone, quit }
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
    await before.host({ title: 'Tuesday', name: 'Willow', meeting: false, server: 'wss://meet.example' })
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

  it('empties the screen at once when it hides, without waiting for anything', () => {
    const { app, handOut, quit } = setup()
    const { close } = handOut()
    app.hide()
    expect(app.state.get().session).toBeNull()
    expect(quit).toHaveBeenCalledTimes(1)
    close()
  })
})
