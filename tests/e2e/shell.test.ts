import { expect, test } from '@playwright/test'
import { HOST_MESSAGE, hostCalls } from '../../shared/ports/hostPort.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'
import {
  addressesOf,
  framesOf,
  isFiltered,
  type Listener,
  listenTcp,
  listenUdp,
  pagesOf,
} from '../support/app/shellProbe.ts'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'none'; " +
  "worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"

let ann: RowanApp
let tcp: Listener
let udp: Listener

test.beforeAll(async () => {
  tcp = await listenTcp()
  udp = await listenUdp()
  ann = await startApp('Ann')
})
test.afterAll(async () => {
  await ann.close()
  tcp.close()
  udp.close()
})
test.afterEach(() => {
  expect({ tcp: tcp.hits(), udp: udp.hits() }).toEqual({ tcp: 0, udp: 0 })
})

const trap = () => `http://127.0.0.1:${tcp.port}/`

/** Asks for addresses in the screen's own session, where only its protocol and its request filter stand in the way. */
function answersOf(urls: string[]) {
  return ann.app.evaluate(
    ({ session }, urls) =>
      Promise.all(
        urls.map(url =>
          session
            .fromPartition('screen')
            .fetch(url)
            .then(answer => `${answer.status} ${answer.headers.get('content-security-policy')}`)
            .catch(() => 'refused'),
        ),
      ),
    urls,
  )
}

test('E-01, E-02, E-19, E-22: every page is sandboxed, isolated, in memory and without a spell checker', async () => {
  for (const page of await pagesOf(ann)) {
    expect(page.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    })
    expect(page.preferences.enableBlinkFeatures ?? '').toBe('')
    expect(page).toMatchObject({ isStored: false, storagePath: null, isSpellChecked: false })
    if (process.platform === 'linux') expect(isFiltered(page.pid)).toBe(true)
  }
})

test('E-19: whatever session is made has no spell checker and no language for one', async () => {
  const states = await ann.app.evaluate(({ session }) =>
    [session.defaultSession, session.fromPartition('another'), session.fromPartition('screen')].map(made => [
      made.isSpellCheckerEnabled(),
      made.getSpellCheckerLanguages(),
    ]),
  )
  expect(states).toEqual([
    [false, []],
    [false, []],
    [false, []],
  ])
})

test('E-01, E-05, E-09: the page has nothing of Node, nothing of a network, and a few functions of main', async () => {
  const found = await ann.page.evaluate(() => {
    const names = ['process', 'require', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', 'print']
    const networks = Object.getOwnPropertyNames(globalThis).filter(name =>
      /RTC|WebSocket|WebTransport|EventSource/.test(name),
    )
    return {
      names: names.filter(name => name in globalThis),
      networks,
      rowan: Object.keys(Reflect.get(globalThis, 'rowan')),
    }
  })
  expect(found).toEqual({
    names: [],
    networks: [],
    rowan: [...Object.keys(hostCalls), 'onCoreGone', 'onIdle', 'onHidePractised'],
  })
})

test('E-03: there is no other window before Connect, and no frame in it', async () => {
  expect(await addressesOf(ann)).toEqual(['app://screen/'])
  expect(await framesOf(ann)).toEqual(['app://screen/'])
})

test('E-20, E-32: the title says nothing, whatever the page calls itself, and there is no menu', async () => {
  await ann.page.evaluate(() => {
    document.title = 'somebody wrote to you'
  })
  const shown = await ann.app.evaluate(({ BrowserWindow, Menu }) => ({
    titles: BrowserWindow.getAllWindows().map(window => window.getTitle()),
    menu: Menu.getApplicationMenu() === null,
  }))
  expect(shown).toEqual({ titles: ['Rowan'], menu: process.platform !== 'darwin' })
})

test('E-03, E-04: only files of the page are served, with the policy on every answer', async () => {
  const found = await answersOf(['app://screen/', 'app://screen/index.html'])
  expect(found).toEqual([`200 ${POLICY}`, `200 ${POLICY}`])
  const outside = [
    'app://screen/../electron/main.cjs',
    'app://screen/%2e%2e/electron/main.cjs',
    'app://screen/..%2felectron/main.cjs',
    'app://screen/..\\electron\\main.cjs',
    'app://screen/%5c..%5cpackage.json',
    'app://screen//etc/passwd',
    'app://screen/missing.js',
  ]
  expect(await answersOf(outside)).toEqual(outside.map(() => `404 ${POLICY}`))
})

test('E-03, E-18: a stray address, another host, a file and the web are out of reach of its session', async () => {
  const others = ['app://screen/index.html%00', 'app://net/', 'app://other/', 'file:///etc/passwd', trap()]
  const answers = await answersOf(others)
  const reached = others.filter((_url, index) => !/^(?:404 |refused)/.test(answers[index] ?? ''))
  expect(reached).toEqual([])
})

test('E-04: the policy blocks inline scripts, eval, requests and remote pictures', async () => {
  const outcome = await ann.page.evaluate(async url => {
    const blocked: string[] = []
    document.addEventListener('securitypolicyviolation', event => blocked.push(event.effectiveDirective))
    const attempt = (name: string, act: () => unknown) => {
      try {
        act()
        return [name, 'done']
      } catch (error) {
        return [name, error instanceof Error ? error.name : 'thrown']
      }
    }
    const failed = (promise: Promise<unknown>) => promise.then(() => 'done').catch(() => 'refused')
    const element = (tag: string, attributes: Record<string, string>) => {
      const made = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
      document.body.append(made)
      return new Promise(resolve => {
        made.addEventListener('error', () => resolve('refused'))
        made.addEventListener('load', () => resolve('done'))
      })
    }
    const results = Object.fromEntries([
      attempt('markup', () => Reflect.set(document.body, 'innerHTML', '<p>x</p>')),
      attempt('script text', () => Reflect.set(document.createElement('script'), 'text', 'alert(1)')),
    ])
    // In a turn of its own: what a test evaluates directly may do more than a page may.
    const code = new Promise(resolve =>
      setTimeout(() => resolve(attempt('code', () => Reflect.construct(Function, ['return 1'])())[1])),
    )
    // Even past the check of types, which a page may relax for itself, the policy stands.
    const types: { createPolicy(name: string, rules: object): Record<string, (text: string) => string> } =
      Reflect.get(globalThis, 'trustedTypes')
    const same = (text: string) => text
    const lax = types.createPolicy('lax', { createScript: same, createScriptURL: same })
    const inline = document.createElement('script')
    inline.text = lax.createScript?.('globalThis.inlineRan = true') ?? ''
    document.body.append(inline)
    const remote = document.createElement('script')
    remote.src = lax.createScriptURL?.(`${url}a.js`) ?? ''
    const remoteRan = new Promise(resolve => {
      remote.onerror = () => resolve('refused')
      remote.onload = () => resolve('done')
    })
    document.body.append(remote)
    return {
      results,
      inlineRan: 'inlineRan' in globalThis,
      code: await code,
      fetch: await failed(fetch(url)),
      picture: await element('img', { src: `${url}a.png` }),
      script: await remoteRan,
      style: await element('link', { rel: 'stylesheet', href: `${url}a.css` }),
      beacon: navigator.sendBeacon(url),
      blocked: [...new Set(blocked)].sort(),
    }
  }, trap())
  expect(outcome.results).toEqual({ markup: 'TypeError', 'script text': 'TypeError' })
  expect(outcome).toMatchObject({
    inlineRan: false,
    code: 'EvalError',
    fetch: 'refused',
    picture: 'refused',
    style: 'refused',
  })
  expect(outcome.blocked).toEqual(
    expect.arrayContaining(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']),
  )
})

test('E-05, E-14: no frame brings a network back: WebRTC finds no address there and sends nothing', async () => {
  const found = await ann.page.evaluate(async port => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const world = frame.contentWindow
    const Connection: typeof RTCPeerConnection | undefined = world
      ? Reflect.get(world, 'RTCPeerConnection')
      : undefined
    if (!Connection) return { candidates: [], ended: true }
    const connection = new Connection({
      iceServers: [
        { urls: `stun:127.0.0.1:${port}` },
        { urls: `turn:127.0.0.1:${port}?transport=tcp`, username: 'u', credential: 'c' },
      ],
    })
    const candidates: string[] = []
    connection.createDataChannel('x')
    const ended = new Promise<boolean>(resolve => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate) candidates.push(candidate.candidate)
        else resolve(true)
      }
    })
    await connection.setLocalDescription(await connection.createOffer())
    const outcome = { ended: await ended, candidates }
    connection.close()
    frame.remove()
    return outcome
  }, udp.port)
  expect(found).toEqual({ ended: true, candidates: [] })
})

test('E-05: no frame opens a socket or shows another page', async () => {
  const outcome = await ann.page.evaluate(async url => {
    const frame = document.createElement('iframe')
    frame.src = url
    document.body.append(frame)
    await new Promise(resolve => frame.addEventListener('load', resolve))
    const bare = document.createElement('iframe')
    document.body.append(bare)
    const Socket: typeof WebSocket = Reflect.get(bare.contentWindow ?? {}, 'WebSocket')
    const socket = await new Promise<string>(resolve => {
      const opened = new Socket(url.replace('http', 'ws'))
      opened.onopen = () => resolve('open')
      opened.onerror = () => resolve('refused')
    })
    const isEmpty = !frame.contentDocument || frame.contentDocument.body.childElementCount === 0
    frame.remove()
    bare.remove()
    return { socket, isEmpty }
  }, trap())
  expect(outcome).toEqual({ socket: 'refused', isEmpty: true })
})

test('E-06: the page is allowed nothing that asks for permission', async () => {
  const outcome = await ann.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ]
    const state = (name: string) =>
      navigator.permissions.query({ name } as PermissionDescriptor).then(({ state }) => state)
    const refused = (act: () => Promise<unknown>) =>
      act()
        .then(() => 'allowed')
        .catch(() => 'refused')
    const ask = (path: string[], method: string, options?: unknown) => {
      const target = path.reduce<object>((found, name) => Reflect.get(found, name) ?? {}, navigator)
      const call: unknown = Reflect.get(target, method)
      return typeof call === 'function' ? refused(() => Reflect.apply(call, target, [options])) : 'absent'
    }
    return {
      states: await Promise.all(names.map(name => state(name))),
      notification: await Notification.requestPermission(),
      asked: await Promise.all([
        ask(['mediaDevices'], 'getUserMedia', { audio: true }),
        ask(['mediaDevices'], 'getUserMedia', { video: true }),
        ask(['mediaDevices'], 'getDisplayMedia', { video: true }),
        ask(['clipboard'], 'readText'),
        ask(['clipboard'], 'read'),
        ask(['hid'], 'requestDevice', { filters: [] }),
        ask(['usb'], 'requestDevice', { filters: [] }),
        ask(['serial'], 'requestPort'),
        ask(['bluetooth'], 'requestDevice', { acceptAllDevices: true }),
      ]),
    }
  })
  expect(outcome.states.filter(state => state !== 'denied')).toEqual([])
  expect(outcome.notification).toBe('denied')
  expect(outcome.asked.filter(answer => answer === 'allowed')).toEqual([])
})

test('E-07, E-08: nothing leads away from the page, and no window opens', async () => {
  const targets = [
    trap(),
    'file:///etc/passwd',
    'app://net/',
    'app://screen/other.html',
    'about:blank',
    'data:text/html,x',
  ]
  const opened = await ann.page.evaluate(targets => {
    const click = (target: string, attributes: Record<string, string>, button = 0) => {
      const link = document.createElement('a')
      link.href = target
      for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value)
      document.body.append(link)
      link.dispatchEvent(
        new MouseEvent('click', { button, ctrlKey: button === 1, bubbles: true, cancelable: true }),
      )
      link.click()
      link.remove()
    }
    return targets.map(target => {
      const window = globalThis.open(target)
      click(target, {})
      click(target, { target: '_blank' })
      click(target, { download: 'x' })
      click(target, {}, 1)
      const form = document.createElement('form')
      form.action = target
      document.body.append(form)
      form.submit()
      form.remove()
      location.assign(target)
      return window === null
    })
  }, targets)
  expect(opened).toEqual(targets.map(() => true))
  await expect.poll(() => addressesOf(ann)).toEqual(['app://screen/'])
  const shown = await ann.page.evaluate(() => ({
    address: location.href,
    isThere: document.querySelector('[data-testid="start-join"]') !== null,
  }))
  expect(shown).toEqual({ address: 'app://screen/', isThere: true })
})

test('E-09: main hears pages on one channel alone', async () => {
  const channels = await ann.app.evaluate(({ ipcMain, webContents }) => ({
    // That of errors is Electron's own and carries nothing.
    messages: ipcMain.eventNames().filter(name => name !== 'error'),
    // Where Electron keeps what `handle` was given.
    questions: [...(Reflect.get(ipcMain, '_invokeHandlers')?.keys() ?? [])],
    ofPages: webContents
      .getAllWebContents()
      .flatMap(contents => contents.ipc.eventNames().filter(name => name !== 'error')),
  }))
  expect(channels).toEqual({ messages: [HOST_MESSAGE], questions: [], ofPages: [] })
})
