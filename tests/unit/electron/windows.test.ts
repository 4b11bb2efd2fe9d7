import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions, MessagePortMain, NativeImage } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { createNetWindow, type NetWindowOptions } from '../../../electron/main/network/netWindow.ts'
import {
  applyLook,
  createScreenWindow,
  isShowing,
  loadScreen,
  type Place,
  placeOf,
} from '../../../electron/main/screen/screenWindow.ts'

type PermissionCheck = (contents: null, permission: string) => boolean

/** A window that writes down what it is told. */
function fakeWindows() {
  const done: unknown[] = []
  const watched: unknown[] = []
  let url = ''
  let mayUse = (_permission: string): boolean => false
  const contents = Object.assign(new EventEmitter(), {
    session: {
      setProxy: async (proxy: unknown) => void done.push(['proxy', proxy]),
      setPermissionCheckHandler: (handler: PermissionCheck) => {
        mayUse = permission => handler(null, permission)
      },
    },
    setWebRTCIPHandlingPolicy: (policy: string) => void done.push(['webrtc', policy]),
    postMessage: (...args: unknown[]) => void done.push(['post', ...args]),
    reload: () => void done.push(['reload']),
    getURL: () => url,
    getOSProcessId: () => 42,
  })
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => false,
    show: () => void done.push(['show']),
    showInactive: () => void done.push(['show inactive']),
    minimize: () => void done.push(['minimize']),
    maximize: () => void done.push(['maximize']),
    setFullScreen: (on: boolean) => void done.push(['fullscreen', on]),
    setContentProtection: (on: boolean) => void done.push(['protect', on]),
    setTitle: (title: string) => void done.push(['title', title]),
    setIcon: (icon: unknown) => void done.push(['icon', icon]),
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
  const asks = (permission: string) => mayUse(permission)
  return { done, watched, contents, window, create, options, mayUse: asks }
}

const preferences = { sandbox: true }

describe('the network window', () => {
  function setup(proxy: NetWindowOptions['proxy'] = null, { wayOut = true } = {}) {
    const fake = fakeWindows()
    const port = {} as MessagePortMain
    const crashed = vi.fn()
    const net = createNetWindow({
      create: fake.create,
      preferences,
      crashed,
      watch: contents => void fake.watched.push(contents),
      makePort: () => port,
      title: 'Rowan',
      proxy,
      processes: { kill: pid => void fake.done.push(['kill', pid]), isAlive: () => false },
      hasWayOut: async () => wayOut,
    })
    return { ...fake, net, port, crashed }
  }

  it('E-20: is never shown, and keeps its pace while hidden', () => {
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

  it('E-14, E-24: gathers addresses of the local network only where a room is direct', () => {
    const { net, done } = setup()
    net.setDirect(false)
    net.setDirect(true)
    expect(done).toEqual([
      ['protect', true],
      ['webrtc', 'default_public_interface_only'],
      ['webrtc', 'default'],
    ])
  })

  it('E-14, E-17: lets WebRTC use nothing but the proxy where there is one and no room is direct', () => {
    const { net, done } = setup({ kind: 'http', host: 'proxy.example', port: 1 })
    net.setDirect(false)
    net.setDirect(true)
    expect(done.slice(1)).toEqual([
      ['webrtc', 'disable_non_proxied_udp'],
      ['webrtc', 'default'],
    ])
  })

  it('E-17: is told how it goes out before its page loads', async () => {
    const { net, done } = setup({ kind: 'socks5', host: '::1', port: 9050 })
    await net.load()
    expect(done.slice(1, 3)).toEqual([
      [
        'proxy',
        { mode: 'fixed_servers', proxyRules: 'socks5://[::1]:9050', proxyBypassRules: '<-loopback>' },
      ],
      ['load', 'app://net/'],
    ])
  })

  it('E-06, E-14: may list the addresses of this computer in a direct room without a way out, and nothing else', async () => {
    const asked = ['media', 'geolocation', 'notifications', 'clipboard-read', 'display-capture']
    const allowed = async (direct: boolean, wayOut: boolean) => {
      const { net, mayUse } = setup(null, { wayOut })
      net.setDirect(direct)
      await net.load()
      return asked.filter(mayUse)
    }
    expect(await allowed(true, false)).toEqual(['media'])
    expect([await allowed(true, true), await allowed(false, false), await allowed(false, true)]).toEqual([
      [],
      [],
      [],
    ])
  })

  it('E-06: may not list them any more when the room is no longer direct', async () => {
    const { net, mayUse } = setup(null, { wayOut: false })
    expect(mayUse('media')).toBe(false)
    net.setDirect(true)
    await net.load()
    net.setDirect(false)
    expect(mayUse('media')).toBe(false)
  })

  it('E-09, E-17: gets its one port when its page has loaded, and goes by no setting of the system', async () => {
    const { net, done, port } = setup()
    await net.load()
    expect(done).toEqual([
      ['protect', true],
      ['proxy', { mode: 'direct' }],
      ['load', 'app://net/'],
      ['post', 'rowan-port', null, [port]],
    ])
  })

  it('has its handshakes watched from the beginning', () => {
    const { watched, contents } = setup()
    expect(watched).toEqual([contents])
  })

  it('takes the process of its page with it', () => {
    const { net, done } = setup()
    expect(net.destroy()).toBe(42)
    expect(done.slice(1)).toEqual([['destroy'], ['kill', 42]])
  })

  it('says when it crashes or is closed', () => {
    const { contents, window, crashed } = setup()
    contents.emit('render-process-gone')
    window.emit('closed')
    expect(crashed).toHaveBeenCalledTimes(2)
  })
})

describe('the screen window', () => {
  const look = { title: 'Notes', icon: 'a picture' as unknown as NativeImage, hinderCapture: true }
  const bounds = { x: 1, y: 2, width: 400, height: 500 }

  function setup(place: Place | null = null) {
    const fake = fakeWindows()
    const onLoad = vi.fn()
    const onClosed = vi.fn()
    const screen = createScreenWindow({ create: fake.create, preferences, look, place, onLoad, onClosed })
    return { ...fake, screen, onLoad, onClosed }
  }

  it('E-05, E-17, E-24: leaves WebRTC no way out before its page loads', async () => {
    const { screen, done } = setup()
    expect(isShowing(screen)).toBe(false)
    await loadScreen(screen)
    expect(done).toEqual([
      ['protect', true],
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
    expect(options).toMatchObject([{ title: 'Notes', icon: 'a picture' }])
  })

  it.each([
    [{ state: 'normal', hasFocus: true }, [['show']]],
    [{ state: 'normal', hasFocus: false }, [['show inactive']]],
    [{ state: 'minimized', hasFocus: false }, [['minimize']]],
    [{ state: 'maximized', hasFocus: true }, [['maximize']]],
    [{ state: 'fullscreen', hasFocus: true }, [['show'], ['fullscreen', true]]],
  ] as const)('takes the place of the one before it: %j', (how, shown) => {
    const { window, options, done } = setup({ bounds, ...how })
    window.emit('ready-to-show')
    expect(options).toMatchObject([bounds])
    expect(done.slice(2)).toEqual(shown)
  })

  it('looks otherwise as soon as that is chosen', () => {
    const { screen, done } = setup()
    applyLook(screen, { ...look, title: 'Reader', hinderCapture: false })
    expect(done.slice(2)).toEqual([
      ['title', 'Reader'],
      ['protect', false],
      ['icon', 'a picture'],
    ])
  })

  it('knows where a window is and how', () => {
    const is = (on: string) => ({
      isFullScreen: () => on === 'fullscreen',
      isMinimized: () => on === 'minimized',
      isMaximized: () => on === 'maximized',
      isFocused: () => true,
      getNormalBounds: () => bounds,
    })
    const states = ['fullscreen', 'minimized', 'maximized', 'normal']
    const places = states.map(state => placeOf(is(state) as unknown as BrowserWindow))
    expect(places).toEqual(states.map(state => ({ bounds, state, hasFocus: true })))
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
