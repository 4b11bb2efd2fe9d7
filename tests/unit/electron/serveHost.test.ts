import { describe, expect, it, vi } from 'vitest'
import type { SettingsChange } from '../../../electron/main/files/settingsFile.ts'
import type { SenderEvent } from '../../../electron/main/screen/hostChannel.ts'
import { serveHost } from '../../../electron/main/screen/serveHost.ts'
import { createHostApi } from '../../../electron/preload/createHostApi.ts'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { CLIPBOARD_MAX, DEFAULT_SETTINGS, hostCalls, type Settings } from '../../../shared/ports/hostPort.ts'
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
    removeListener(_name: string, listener: typeof toMain) {
      if (toMain === listener) toMain = () => undefined
    },
  }
  const signaling = {
    start: vi.fn(async () => ({ servers: ['ws://127.0.0.1:5'] })),
    stop: vi.fn(async () => undefined),
    planned: () => ({ servers: ['ws://10.0.0.5:5'] }),
  }
  const acts = {
    quit: vi.fn(),
    hide: vi.fn(),
    lock: vi.fn(),
    active: vi.fn(),
    copied: vi.fn(),
    practiseHide: vi.fn(),
  }
  const { quit } = acts
  const readClipboard = vi.fn(async () => 'k3fm q8zr')
  const savePlainText = vi.fn(async () => true)
  const changeSettings = vi.fn(
    async (change: SettingsChange) => ({ ...DEFAULT_SETTINGS, ...change }) as Settings,
  )
  const forgetSettings = vi.fn(async () => undefined)
  const host = serveHost(ipc, contents, {
    signaling,
    ...acts,
    readClipboard,
    savePlainText,
    readSettings: () => ({ settings: DEFAULT_SETTINGS, kept: false }),
    forgetSettings,
    changeSettings,
  })
  const channel: Channel = {
    post(message) {
      const sent = structuredClone(message)
      queueMicrotask(() => toMain(top, sent))
    },
    onMessage(receive) {
      toPage = receive
    },
    close: () => undefined,
  }
  return {
    api: createHostApi(channel),
    host,
    signaling,
    acts,
    changeSettings,
    readClipboard,
    savePlainText,
    quit,
    contents,
    say: (event: SenderEvent, m: unknown) => toMain(event, m),
  }
}

describe('what the screen may ask of main', () => {
  it('starts and stops signalling, and quits', async () => {
    const { api, signaling, quit } = setup()
    expect(await api.plannedSignaling({})).toEqual({ ok: true, value: { servers: ['ws://10.0.0.5:5'] } })
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

  it('hides, locks, hears of doings and of copied words, and lets the keys be practised', async () => {
    const { api, acts } = setup()
    await api.hide({})
    await api.lock({})
    await api.active({})
    await api.copied({})
    expect(await api.practiseHide({ on: true })).toEqual({ ok: true, value: {} })
    expect(acts.practiseHide).toHaveBeenCalledWith(true)
    const { hide, lock, active, copied } = acts
    expect([hide, lock, active, copied].map(act => act.mock.calls.length)).toEqual([1, 1, 1, 1])
  })

  it('reads and changes the settings, and takes none that it does not know', async () => {
    const { api, changeSettings } = setup()
    expect(await api.readSettings({})).toEqual({
      ok: true,
      value: { settings: DEFAULT_SETTINGS, kept: false },
    })
    expect(await api.forgetSettings({})).toEqual({ ok: true, value: {} })
    const change = { lockAfter: 30_000 }
    expect(await api.changeSettings({ change, keep: true })).toEqual({
      ok: true,
      value: { ...DEFAULT_SETTINGS, ...change },
    })
    expect(changeSettings).toHaveBeenCalledWith(change, true)
    const wrong = [{ lockAfter: 29_999 }, { lockAfter: 900_001 }, { hideKey: 'KeyA' }, { more: 1 }]
    for (const change of wrong)
      expect(await api.changeSettings({ change, keep: true } as never)).toEqual({
        ok: false,
        code: 'PORT_SCHEMA',
      })
    expect(changeSettings).toHaveBeenCalledTimes(1)
  })

  it('E-25: gives no more of the clipboard than an invitation can be long, and only when asked', async () => {
    const { api, readClipboard } = setup()
    expect(readClipboard).not.toHaveBeenCalled()
    expect(await api.readClipboard({})).toEqual({ ok: true, value: { text: 'k3fm q8zr' } })
    readClipboard.mockResolvedValueOnce('中'.repeat(100_000))
    expect(await api.readClipboard({})).toEqual({ ok: true, value: { text: '中'.repeat(CLIPBOARD_MAX) } })
  })

  it('saves plain words, says when no place was chosen, and takes no empty text', async () => {
    const { api, savePlainText } = setup()
    expect(await api.savePlainText({ text: '计划' })).toEqual({ ok: true, value: { saved: true } })
    savePlainText.mockResolvedValueOnce(false)
    expect(await api.savePlainText({ text: '计划' })).toEqual({ ok: true, value: { saved: false } })
    savePlainText.mockRejectedValueOnce(new ProtocolError('PROFILE_WRITE'))
    expect(await api.savePlainText({ text: '计划' })).toEqual({ ok: false, code: 'PROFILE_WRITE' })
    expect(await api.savePlainText({ text: '' })).toEqual({ ok: false, code: 'PORT_SCHEMA' })
  })

  it('offers the page these functions and nothing else', () => {
    const { api } = setup()
    const calls = Object.keys(hostCalls)
    const names = [...calls, 'onCoreGone', 'onIdle', 'onHidePractised'].sort()
    expect(Object.keys(api).sort()).toEqual(names)
    expect(Object.values(api).filter(value => typeof value !== 'function')).toEqual([])
  })

  it('tells the page that core is gone, that nothing happened, and that the keys were pressed', () => {
    const { api, host } = setup()
    const heard: unknown[] = []
    api.onCoreGone(() => heard.push('gone'))
    api.onIdle(() => heard.push('idle'))
    api.onHidePractised(event => heard.push(event))
    host.events.coreGone({})
    host.events.idle({})
    host.events.hidePractised({ took: 900 })
    expect(heard).toEqual(['gone', 'idle', { took: 900 }])
  })

  it('neither hears nor answers a screen that was released', () => {
    const { host, say, quit, contents } = setup()
    host.release()
    say(
      { sender: contents, senderFrame: { url: 'app://screen/', parent: null } },
      { id: 1, call: 'quit', request: {} },
    )
    expect(quit).not.toHaveBeenCalled()
  })

  it('E-09: hears nobody but the top frame of the screen', () => {
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
