import { describe, expect, it, vi } from 'vitest'
import type { SenderEvent } from '../../../electron/main/hostChannel.ts'
import { serveHost } from '../../../electron/main/serveHost.ts'
import { createHostApi } from '../../../electron/preload/createHostApi.ts'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import type { Channel } from '../../../shared/ports/typedPort.ts'

/** Main and a preload script, joined by an ipc that tells main who sends. */
function setup() {
  let toMain: (event: SenderEvent, message: unknown) => void = () => undefined
  let toPage: (message: unknown) => void = () => undefined
  const contents = { send: (_name: string, message: unknown) => toPage(message), isDestroyed: () => false }
  const top: SenderEvent = { sender: contents, senderFrame: { url: 'app://screen/', parent: null } }
  const ipc = {
    on(_name: string, listener: typeof toMain) {
      toMain = listener
    },
  }
  const signaling = {
    start: vi.fn(async () => ({ servers: ['ws://127.0.0.1:5'] })),
    stop: vi.fn(async () => undefined),
  }
  const quit = vi.fn()
  const host = serveHost({ ipc, contents, signaling, quit })
  const channel: Channel = {
    post: message => toMain(top, structuredClone(message)),
    onMessage(receive) {
      toPage = receive
    },
    close: () => undefined,
  }
  return {
    api: createHostApi(channel),
    host,
    signaling,
    quit,
    contents,
    say: (event: SenderEvent, m: unknown) => toMain(event, m),
  }
}

describe('what the screen may ask of main', () => {
  it('starts and stops signalling, and quits', async () => {
    const { api, signaling, quit } = setup()
    expect(await api.startSignaling({})).toEqual({ ok: true, value: { servers: ['ws://127.0.0.1:5'] } })
    expect(await api.stopSignaling({})).toEqual({ ok: true, value: {} })
    await api.quit({})
    expect([signaling.start, signaling.stop, quit].map(call => call.mock.calls.length)).toEqual([1, 1, 1])
  })

  it('says SERVER_START when the server does not start', async () => {
    const { api, signaling } = setup()
    signaling.start.mockRejectedValueOnce(new ProtocolError('SERVER_START'))
    expect(await api.startSignaling({})).toEqual({ ok: false, code: 'SERVER_START' })
  })

  it('offers the page four functions and nothing else', () => {
    const { api } = setup()
    expect(Object.entries(api).map(([name, value]) => [name, typeof value])).toEqual(
      ['startSignaling', 'stopSignaling', 'quit', 'onCoreGone'].map(name => [name, 'function']),
    )
  })

  it('tells the page that core is gone', () => {
    const { api, host } = setup()
    const heard = vi.fn()
    api.onCoreGone(heard)
    host.coreGone({})
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('hears nobody but the top frame of the screen', () => {
    const { say, quit, contents } = setup()
    const frame = { url: 'app://screen/', parent: null }
    const call = { id: 1, call: 'quit', request: {} }
    const strangers: SenderEvent[] = [
      { sender: {}, senderFrame: frame },
      { sender: contents, senderFrame: null },
      { sender: contents, senderFrame: { ...frame, parent: {} } },
      { sender: contents, senderFrame: { ...frame, url: 'app://net/' } },
      { sender: contents, senderFrame: { ...frame, url: 'about:blank' } },
      { sender: contents, senderFrame: { ...frame, url: 'https://app//screen/' } },
    ]
    for (const stranger of strangers) say(stranger, call)
    expect(quit).not.toHaveBeenCalled()
    say({ sender: contents, senderFrame: frame }, call)
    expect(quit).toHaveBeenCalledTimes(1)
  })
})
