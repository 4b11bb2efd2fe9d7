import { describe, expect, it, vi } from 'vitest'
import { denyPermissions } from '../../../electron/main/pages/denyPermissions.ts'
import { filterRequests, isAllowedRequest } from '../../../electron/main/pages/filterRequests.ts'
import { guardContents } from '../../../electron/main/pages/guardContents.ts'
import { type GuardedSession, guardSession } from '../../../electron/main/pages/guardSession.ts'

describe('denyPermissions', () => {
  it('E-06: answers no to every kind of question', () => {
    const answers: unknown[] = []
    const answer = (value: unknown) => void answers.push(value)
    const ask = (handler: unknown, ...args: unknown[]) => Reflect.apply(handler as () => unknown, null, args)
    denyPermissions({
      setPermissionRequestHandler: handler => ask(handler, null, 'media', answer),
      setPermissionCheckHandler: handler => answer(ask(handler, null, 'hid', 'app://screen')),
      setDevicePermissionHandler: handler => answer(ask(handler, {})),
      setDisplayMediaRequestHandler: handler => ask(handler, {}, answer),
      setBluetoothPairingHandler: handler => ask(handler, {}, answer),
    })
    expect(answers).toEqual([false, false, false, {}, { confirmed: false }])
  })

  it('does without the handlers that older Electron lacks', () => {
    const set = vi.fn()
    denyPermissions({
      setPermissionRequestHandler: set,
      setPermissionCheckHandler: set,
      setDevicePermissionHandler: set,
    })
    expect(set).toHaveBeenCalledTimes(3)
  })
})

describe('guardSession', () => {
  it('E-06, E-19, E-29: denies, downloads nothing, and has no language to fetch a dictionary for', () => {
    const done: unknown[] = []
    const session = {
      setPermissionRequestHandler: () => done.push('requests'),
      setPermissionCheckHandler: () => done.push('checks'),
      setDevicePermissionHandler: () => done.push('devices'),
      on: (name: string, listener: (event: { preventDefault(): void }) => void) =>
        listener({ preventDefault: () => done.push(`no ${name}`) }),
      setSpellCheckerLanguages: (languages: string[]) => done.push(languages),
      setSpellCheckerEnabled: (on: boolean) => done.push(on),
      setSpellCheckerDictionaryDownloadURL: (url: string) => done.push(url),
    }
    guardSession(session as unknown as GuardedSession)
    expect(done).toEqual([
      'requests',
      'checks',
      'devices',
      'no will-download',
      [],
      false,
      'https://127.0.0.1:9/',
    ])
  })
})

describe('E-18: isAllowedRequest', () => {
  const servers = ['ws://127.0.0.1:47470', 'wss://signal.example/room', 'wss://[2001:db8::1]:8443']

  it.each([
    ['screen', 'app://screen/assets/a.js'],
    ['screen', 'blob:app://screen/0b-1'],
    ['net', 'app://net/'],
    ['net', 'ws://127.0.0.1:47470/'],
    ['net', 'wss://signal.example/other'],
    ['net', 'wss://[2001:db8::1]:8443/'],
  ] as const)('lets %s ask for %s', (page, url) => {
    expect(isAllowedRequest(page, url, servers)).toBe(true)
  })

  it.each([
    ['screen', 'ws://127.0.0.1:47470/'],
    ['screen', 'app://net/'],
    ['screen', 'https://signal.example/'],
    ['screen', 'file:///etc/passwd'],
    ['screen', 'data:text/plain,x'],
    ['screen', 'devtools://devtools/x.js'],
    ['net', 'app://screen/'],
    ['net', 'blob:app://screen/0b-1'],
    ['net', 'ws://127.0.0.1:47471/'],
    ['net', 'wss://127.0.0.1:47470/'],
    ['net', 'ws://signal.example/'],
    ['net', 'wss://signal.example.evil/'],
    ['net', 'wss://[2001:db8::2]:8443/'],
    ['net', 'wss://[2001:db8::1]/'],
    ['net', 'wss://anywhere.example/'],
    ['net', 'wss://evil@signal.example:444/'],
    ['net', 'https://signal.example/'],
    ['net', 'http://127.0.0.1:47470/'],
  ] as const)('does not let %s ask for %s', (page, url) => {
    expect(isAllowedRequest(page, url, servers)).toBe(false)
  })

  it('follows the servers of the moment', () => {
    const answers: unknown[] = []
    let now: string[] = []
    const listeners: ((details: { url: string }, answer: (value: unknown) => void) => void)[] = []
    const onBeforeRequest = (listener: unknown) => void listeners.push(listener as (typeof listeners)[number])
    filterRequests({ onBeforeRequest }, 'net', () => now)
    const ask = () => listeners[0]?.({ url: 'ws://127.0.0.1:47470/' }, value => answers.push(value))
    ask()
    now = servers
    ask()
    expect(answers).toEqual([{ cancel: true }, { cancel: false }])
  })
})

describe('guardContents', () => {
  it('E-07, E-08: prevents every way of leaving the page, and denies every window', () => {
    const listeners = new Map<string, (event: { preventDefault(): void }) => void>()
    let openHandler: () => unknown = () => undefined
    guardContents({
      on: (event, listener) => listeners.set(event, listener),
      setWindowOpenHandler: handler => {
        openHandler = handler
      },
    })
    const prevented: string[] = []
    for (const [name, listener] of listeners) listener({ preventDefault: () => prevented.push(name) })
    expect(prevented).toEqual([
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
      'select-bluetooth-device',
    ])
    expect(openHandler()).toEqual({ action: 'deny' })
  })
})
