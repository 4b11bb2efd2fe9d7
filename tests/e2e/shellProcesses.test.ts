import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { hostCalls } from '../../shared/ports/hostPort.ts'
import { hostRoom, say, sees } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'
import {
  addressesOf,
  corePid,
  isFiltered,
  killCore,
  type Listener,
  listenTcp,
  pagesOf,
  startSecond,
} from '../support/app/shellProbe.ts'

let ann: RowanApp
let tcp: Listener

test.beforeEach(async () => {
  tcp = await listenTcp()
  ann = await startApp('Ann')
})
test.afterEach(async () => {
  await ann.close()
  expect(tcp.hits()).toBe(0)
  tcp.close()
})

const LINK = 'rowan://join/#000G40R40M30E209185GR38E1WNENTQAXBNENTQAXBNENTQAXBNCYDBC'

const trap = () => `http://127.0.0.1:${tcp.port}/`

test('E-09: main answers the page by code alone, whatever it is asked', async () => {
  const answers = await ann.page.evaluate(async all => {
    const host: Record<string, (request: unknown) => Promise<unknown>> = Reflect.get(globalThis, 'rowan')
    const cyclic: Record<string, unknown> = {}
    cyclic.self = cyclic
    const odd = [{ more: 1 }, null, 'x', [], cyclic]
    const large = [new Uint8Array(10_000_000), { more: 'x'.repeat(10_000_000) }]
    const ask = async (name: string, request: unknown) => {
      try {
        return await host[name]?.(request)
      } catch {
        return 'not carried'
      }
    }
    return Promise.all([
      ...all.flatMap(name => odd.map(request => ask(name, request))),
      ...['startSignaling', 'quit'].flatMap(name => large.map(request => ask(name, request))),
    ])
  }, Object.keys(hostCalls))
  expect(answers.length).toBeGreaterThan(50)
  for (const answer of answers)
    expect([
      { ok: false, code: 'PORT_SCHEMA' },
      { ok: false, code: 'PORT_TOO_LARGE' },
      'not carried',
    ]).toContainEqual(answer)
  await expect(ann.at('start-join')).toBeVisible()
})

test('E-01, E-04, E-15, E-18: Connect makes one hidden window, which reaches its servers and nothing else', async () => {
  await hostRoom(ann, 'Tuesday', 'Ann')
  await expect.poll(() => addressesOf(ann)).toEqual(['app://net/', 'app://screen/'])
  const netPage = () => ann.app.windows().find(window => window.url() === 'app://net/')
  await expect.poll(() => netPage() !== undefined).toBe(true)
  const found = await netPage()?.evaluate(async url => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    // The page's own WebSocket is the signalling guard; a frame has the browser's.
    const Socket: typeof WebSocket = Reflect.get(frame.contentWindow ?? {}, 'WebSocket')
    const attempt = (address: string) =>
      new Promise<string>(resolve => {
        const socket = new Socket(address)
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      })
    const Connection: typeof RTCPeerConnection = Reflect.get(frame.contentWindow ?? {}, 'RTCPeerConnection')
    const connection = new Connection()
    connection.createDataChannel('x')
    const addresses: string[] = []
    const gathered = new Promise<void>(resolve => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve()
        else if (candidate.address) addresses.push(candidate.address)
      }
    })
    await connection.setLocalDescription(await connection.createOffer())
    await gathered
    connection.close()
    return {
      raw: addresses.filter(address => !/^[0-9a-f-]{36}\.local$/.test(address)),
      elsewhere: await attempt(url.replace('http', 'ws')),
      fetched: await fetch(url)
        .then(() => 'done')
        .catch(() => 'refused'),
      node: ['process', 'require', 'Buffer', 'rowan'].filter(name => name in globalThis),
    }
  }, trap())
  expect(found).toEqual({ raw: [], elsewhere: 'refused', fetched: 'refused', node: [] })
  const windows = await ann.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(window => [
      window.webContents.getURL(),
      window.isVisible(),
      window.getTitle(),
    ]),
  )
  expect(windows.sort()).toEqual([
    ['app://net/', false, 'Rowan'],
    ['app://screen/', true, 'Rowan'],
  ])
  for (const page of await pagesOf(ann)) {
    expect(page).toMatchObject({ isStored: false, preferences: { sandbox: true, contextIsolation: true } })
    if (process.platform === 'linux') expect(isFiltered(page.pid)).toBe(true)
  }
})

test('a crashed network comes back', async () => {
  await hostRoom(ann, 'Tuesday', 'Ann')
  await expect.poll(() => addressesOf(ann)).toEqual(['app://net/', 'app://screen/'])
  const netPid = async () => (await pagesOf(ann)).find(page => page.url === 'app://net/')?.pid
  const before = await netPid()
  await ann.app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .find(contents => contents.getURL() === 'app://net/')
      ?.forcefullyCrashRenderer(),
  )
  await expect.poll(async () => ((await netPid()) ?? before) !== before).toBe(true)
  await say(ann, 'still here')
  await sees(ann, 'still here')
})

test('E-09: a crashed screen comes back with a fresh port', async () => {
  await ann.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const loaded = new Promise<void>(resolve => contents?.once('did-finish-load', () => resolve()))
    contents?.forcefullyCrashRenderer()
    await loaded
  })
  // It remembers nothing, so it begins with the first pages. A driver never speaks to a page again that crashed once; main can ask it.
  const isBack = () =>
    ann.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        `document.querySelector('[data-testid="first-skip"]') !== null`,
      ),
    )
  await expect.poll(isBack).toBe(true)
})

test('killing core empties the screen, ends the network, and core comes back', async () => {
  await hostRoom(ann, 'Tuesday', 'Ann')
  await say(ann, 'a word that must go')
  await sees(ann, 'a word that must go')
  const before = await corePid(ann)
  await killCore(ann)
  await ann.at('start-join').waitFor()
  expect(await ann.page.evaluate(() => document.documentElement.outerHTML)).not.toMatch(
    /a word that must go|Tuesday/,
  )
  await expect.poll(() => addressesOf(ann)).toEqual(['app://screen/'])
  await expect.poll(() => corePid(ann)).not.toBe(before)
  await hostRoom(ann, 'Wednesday', 'Ann')
  await say(ann, 'here again')
  await sees(ann, 'here again')
})

test('E-09: core refuses what does not belong on its port', async () => {
  // The port of the next core, beside the page that uses it.
  await ann.page.evaluate(() => {
    const start = MessagePort.prototype.start
    MessagePort.prototype.start = function (this: MessagePort) {
      Reflect.set(globalThis, 'taken', this)
      Reflect.apply(start, this, [])
    }
  })
  await killCore(ann)
  await ann.page.waitForFunction(() => 'taken' in globalThis)
  const answers = await ann.page.evaluate(async () => {
    const port: MessagePort = Reflect.get(globalThis, 'taken')
    const cyclic: Record<string, unknown> = {}
    cyclic.self = cyclic
    const messages = [
      { id: 1001, call: 'readKeys', request: {} },
      { id: 1002, call: '__proto__', request: {} },
      { id: 1003, call: 'listRooms', request: { more: 1 } },
      { id: 1004, call: 'openProfile', request: { passphrase: 5 } },
      { id: 1005, call: 'openProfile', request: { passphrase: 'x'.repeat(10_000_000) } },
      { id: 1006, call: 'updateNote', request: { update: new Uint8Array(10_000_000) } },
      { id: 1007, call: 'listRooms', request: cyclic },
      { call: 'listRooms', request: {} },
      'nothing',
      { id: 1008, call: 'profileState', request: {} },
    ]
    const answers: unknown[] = []
    return new Promise<unknown[]>(resolve => {
      port.addEventListener('message', ({ data }) => {
        if (data.id > 1000) answers.push(data)
        if (data.id === 1008) resolve(answers)
      })
      for (const message of messages) port.postMessage(message)
    })
  })
  expect(answers).toEqual([
    { id: 1001, ok: false, code: 'PORT_UNKNOWN_CALL' },
    { id: 1002, ok: false, code: 'PORT_UNKNOWN_CALL' },
    { id: 1003, ok: false, code: 'PORT_SCHEMA' },
    { id: 1004, ok: false, code: 'PORT_SCHEMA' },
    { id: 1005, ok: false, code: 'PORT_TOO_LARGE' },
    { id: 1006, ok: false, code: 'PORT_TOO_LARGE' },
    { id: 1007, ok: false, code: 'PORT_TOO_LARGE' },
    { id: 1008, ok: true, value: { exists: false, open: false, wait: 0 } },
  ])
})

test('E-28: a second app on the same profile does not start, whatever link it brings, and the first goes on', async () => {
  expect(await startSecond(ann, LINK)).toBe(1)
  expect(await addressesOf(ann)).toEqual(['app://screen/'])
  await expect(ann.at('start-join')).toBeVisible()
})

test('E-22: closing leaves no process and no session folder, and nothing in a profile that was not asked for', async () => {
  const folders = await ann.app.evaluate(({ app }) => [app.getPath('sessionData'), app.getPath('crashDumps')])
  const [core, pids] = [await corePid(ann), (await pagesOf(ann)).map(page => page.pid)]
  await hostRoom(ann, 'Tuesday', 'Ann')
  const exited = new Promise(resolve => ann.app.process().once('exit', resolve))
  const quitting = ann.page.evaluate(() => void Reflect.get(globalThis, 'rowan').quit({}))
  await Promise.allSettled([quitting, exited])
  await expect.poll(() => [core, ...pids].filter(pid => existsSync(`/proc/${pid}`))).toEqual([])
  expect(folders.filter(folder => existsSync(folder))).toEqual([])
  expect(readdirSync(ann.folder).filter(name => !name.startsWith('Singleton'))).toEqual([])
})

test('E-21: a crash of main writes no dump', async () => {
  const dumps = await ann.app.evaluate(({ app }) => app.getPath('crashDumps'))
  const exited = new Promise(resolve => ann.app.process().once('exit', resolve))
  const crashing = ann.app.evaluate(() => process.crash())
  await Promise.allSettled([crashing, exited])
  const left = existsSync(dumps) ? readdirSync(dumps, { recursive: true }) : []
  expect([...left, ...readdirSync(ann.folder)].filter(name => /dmp|crash/i.test(String(name)))).toEqual([])
})
