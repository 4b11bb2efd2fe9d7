import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { launchOptions } from '../../../build/runtime/launchOptions.mjs'
import type { RowanApp } from './rowanApp.ts'
import { until } from './until.ts'
import { XDisplay } from './xDisplay.ts'

/** Something on this computer that would notice if a page reached it: it counts, and answers everybody. */
export type Listener = { readonly port: number; readonly hits: () => number; readonly close: () => void }

/** Listens for anything that speaks TCP. */
export async function listenTcp(): Promise<Listener> {
  let hits = 0
  const server = createServer((_request, response) => {
    response.setHeader('access-control-allow-origin', '*').end('ok')
  })
  server.on('connection', () => {
    hits += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, hits: () => hits, close: () => server.close() }
}

/** Listens for anything that comes by UDP. */
export async function listenUdp(): Promise<Listener> {
  let hits = 0
  const socket = createSocket('udp4', () => {
    hits += 1
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { port: socket.address().port, hits: () => hits, close: () => socket.close() }
}

/** What main knows of each page, by the address it shows. */
export function pagesOf({ app }: RowanApp) {
  return app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map(contents => ({
      url: contents.getURL(),
      pid: contents.getOSProcessId(),
      // Missing in the types of Electron, though documented for tests.
      preferences: Reflect.get(contents, 'getLastWebPreferences').call(contents) as Record<string, unknown>,
      isStored: contents.session.isPersistent(),
      storagePath: contents.session.getStoragePath(),
      isSpellChecked: contents.session.isSpellCheckerEnabled(),
    })),
  )
}

/** The addresses of all pages there are, hidden ones too. */
export async function addressesOf(app: RowanApp): Promise<string[]> {
  return (await pagesOf(app)).map(page => page.url).sort()
}

/** The addresses of all frames of all pages. */
export function framesOf({ app }: RowanApp): Promise<string[]> {
  return app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .flatMap(contents => contents.mainFrame.framesInSubtree.map(({ url }) => url)),
  )
}

/** The number of the process with the keys. */
export function corePid({ app }: RowanApp): Promise<number> {
  return app.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'rowan-core')?.pid ?? 0)
}

/** Ends the process with the keys, as a crash would. */
export async function killCore(app: RowanApp): Promise<void> {
  process.kill(await corePid(app), 'SIGKILL')
}

/** Whether the system call filter of Chromium's sandbox is on in a process of this computer (Linux). */
export function isFiltered(pid: number): boolean {
  return /^Seccomp:\s+2$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
}

/** Starts the app once more on the same profile, closes the message that it shows, and gives the code that it ends with. */
export async function startSecond(app: RowanApp, ...more: string[]): Promise<number | null> {
  const { executablePath, args, env } = await launchOptions({
    profile: app.folder,
    args: [`--profile=${app.folder}`, ...more],
  })
  const second = spawn(executablePath, args, { env, stdio: 'ignore' })
  const exited = once(second, 'exit')
  const display = await XDisplay.open()
  await until(async () => (await display.windowsOf(second.pid ?? 0)).length > 0)
  for (const window of await display.windowsOf(second.pid ?? 0)) display.focus(window)
  await display.settled()
  display.press('Escape')
  const [code] = await exited
  display.close()
  return code
}
