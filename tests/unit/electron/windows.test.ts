import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions, MessagePortMain } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { createNetWindow } from '../../../electron/main/netWindow.ts'
import { createScreenWindow, isShowing, loadScreen } from '../../../electron/main/screenWindow.ts'

/** A window that writes down what it is told. */
function fakeWindows() {
  const done: unknown[] = []
  let url = ''
  const contents = Object.assign(new EventEmitter(), {
    session: { setProxy: async (proxy: unknown) => void done.push(['proxy', proxy]) },
    setWebRTCIPHandlingPolicy: (policy: string) => void done.push(['webrtc', policy]),
    postMessage: (...args: unknown[]) => void done.push(['post', ...args]),
    reload: () => void done.push(['reload']),
    getURL: () => url,
  })
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => false,
    show: () => void done.push(['show']),
    destroy: () => void done.push(['destroy']),
    async loadURL(address: string) {
      url = address
      done.push(['load', address])
    },
  })
  const options: BrowserWindowConstructorOptions[] = []
  const create = (given: BrowserWindowConstructorOptions) => {
    options.push(given)
    return window as unknown as BrowserWindow
  }
  return { done, contents, window, create, options }
}

const preferences = { sandbox: true }

describe('the network window', () => {
  function setup() {
    const fake = fakeWindows()
    const port = {} as MessagePortMain
    const crashed = vi.fn()
    const net = createNetWindow({ create: fake.create, preferences, crashed, makePort: () => port })
    return { ...fake, net, port, crashed }
  }

  it('is never shown, and keeps its pace while hidden', () => {
    const { options } = setup()
    expect(options).toMatchObject([
      {
        show: false,
        skipTaskbar: true,
        title: 'Rowan',
        webPreferences: { sandbox: true, backgroundThrottling: false },
      },
    ])
  })

  it('gathers addresses of the local network only where a room is direct', () => {
    const { net, done } = setup()
    net.setDirect(false)
    net.setDirect(true)
    expect(done).toEqual([
      ['webrtc', 'default_public_interface_only'],
      ['webrtc', 'default'],
    ])
  })

  it('gets its one port when its page has loaded', async () => {
    const { net, done, port } = setup()
    await net.load()
    expect(done).toEqual([
      ['load', 'app://net/'],
      ['post', 'rowan-port', null, [port]],
    ])
  })

  it('says when it crashes or is closed', () => {
    const { contents, window, crashed } = setup()
    contents.emit('render-process-gone')
    window.emit('closed')
    expect(crashed).toHaveBeenCalledTimes(2)
  })
})

describe('the screen window', () => {
  function setup() {
    const fake = fakeWindows()
    const onLoad = vi.fn()
    const onClosed = vi.fn()
    const screen = createScreenWindow({ create: fake.create, preferences, onLoad, onClosed })
    return { ...fake, screen, onLoad, onClosed }
  }

  it('leaves WebRTC no way out before its page loads', async () => {
    const { screen, done } = setup()
    expect(isShowing(screen)).toBe(false)
    await loadScreen(screen)
    expect(done).toEqual([
      ['webrtc', 'disable_non_proxied_udp'],
      ['proxy', expect.objectContaining({ mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9' })],
      ['load', 'app://screen/'],
    ])
    expect(isShowing(screen)).toBe(true)
  })

  it('keeps its title', () => {
    const { window, options } = setup()
    const preventDefault = vi.fn()
    window.emit('page-title-updated', { preventDefault })
    expect(preventDefault).toHaveBeenCalled()
    expect(options).toMatchObject([{ title: 'Rowan' }])
  })

  it('is shown when there is something to see, and wants a port at every load', () => {
    const { window, contents, done, onLoad, onClosed } = setup()
    window.emit('ready-to-show')
    contents.emit('did-finish-load')
    contents.emit('did-finish-load')
    window.emit('closed')
    expect(done).toContainEqual(['show'])
    expect(onLoad).toHaveBeenCalledTimes(2)
    expect(onClosed).toHaveBeenCalledTimes(1)
  })

  it('loads its page anew when it crashed', () => {
    const { contents, done } = setup()
    contents.emit('render-process-gone')
    expect(done).toContainEqual(['reload'])
  })
})
