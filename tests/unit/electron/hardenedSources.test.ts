import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { pagePreferences } from '../../../electron/main/pages/pagePreferences.ts'
import { removeNetwork } from '../../../electron/preload/removeNetwork.ts'

function sources(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') || file.endsWith('.tsx'))
    .map(file => ({ file: join(folder, file), text: readFileSync(join(folder, file), 'utf8') }))
}

const matching = (folder: string, pattern: RegExp) =>
  sources(folder).flatMap(({ file, text }) => (pattern.test(text) ? [file] : []))

describe('the sources', () => {
  it('of core import nothing that opens a socket, and name no global that does', () => {
    const modules =
      /from '(?:node:)?(?:net|tls|http|https|http2|dgram|dns|child_process|worker_threads|inspector|ws|undici)[/']/
    const globals = /\b(?:fetch\(|new WebSocket\b|new EventSource\b|XMLHttpRequest|require\(|import\()/
    for (const folder of ['electron/core', 'shared']) {
      expect(sources(folder).length).toBeGreaterThan(5)
      expect(matching(folder, modules)).toEqual([])
      expect(matching(folder, globals)).toEqual([])
    }
  })

  it('E-02, E-08, E-20, E-21, E-26, E-28: switch nothing off that Electron protects with, and never start the crash reporter', () => {
    const pattern =
      /crashReporter|autoUpdater|openExternal|openPath|safeStorage|setAsDefaultProtocolClient|'open-(?:url|file)'|enableBlinkFeatures|executeJavaScriptInIsolatedWorld|no-sandbox|disable-web-security|ipcMain\.handle|remote\b.*enable|file:\/\//
    expect(matching('electron', pattern)).toEqual([])
  })

  it('E-18: have the names of servers looked up by the system alone', () => {
    const text = readFileSync('electron/main/openRowan.ts', 'utf8')
    expect(text).toContain(
      "app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false })",
    )
  })

  it('E-12: give no developer tools to a packaged app', () => {
    expect(readFileSync('electron/main/bundledParts.ts', 'utf8')).toContain('devTools: !app.isPackaged')
    expect(matching('electron', /openDevTools|toggleDevTools|isInspected/)).toEqual([])
  })

  it('E-23: of what runs in the app write to no console and keep nothing in the storage of a page', () => {
    const pattern = /\bconsole\.|\b(?:localStorage|sessionStorage|indexedDB)(?:\?|\.\w|\[)/
    for (const folder of ['electron/main', 'electron/core', 'electron/preload', 'renderer', 'shared'])
      expect(matching(folder, pattern)).toEqual([])
  })

  it('E-23: write to the terminal only where a call of core failed', () => {
    const found = ['electron/main', 'electron/core'].flatMap(folder =>
      matching(folder, /process\.std(?:out|err)/),
    )
    expect(found).toEqual([join('electron/core', 'core.ts')])
    const core = readFileSync('electron/core/core.ts', 'utf8')
    expect(core.match(/process\.std(?:out|err)\S*/g)).toEqual(['process.stderr.write(failureReport(call,'])
  })

  it('E-29: of the screen show no picture, frame or file of anybody, and pick none', () => {
    const pattern =
      /<(?:img|iframe|object|embed|video|audio|picture)\b|type="file"|createObjectURL|createImageBitmap|dangerouslySetInnerHTML/
    expect(matching('renderer/screen', pattern)).toEqual([])
  })

  it('E-32: print nothing', () => {
    expect(matching('electron', /\.print(?:ToPDF)?\(/)).toEqual([])
  })

  it('E-09: open the ipc of main in one place', () => {
    expect(matching('electron/main', /\bipc(?:Main)?\.on\(/)).toEqual([
      join('electron/main', 'screen', 'hostChannel.ts'),
    ])
  })
})

describe('the preferences of both windows', () => {
  it('E-01, E-02, E-07, E-12, E-32: leave the page alone with itself', () => {
    const preferences = pagePreferences({
      preload: '/p.cjs',
      session: {} as Parameters<typeof pagePreferences>[0]['session'],
      devTools: false,
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      devTools: false,
    })
  })
})

describe('removeNetwork', () => {
  it('E-05, E-32: takes every way to a network from a page, sent there as text', () => {
    const networks = [
      'RTCPeerConnection',
      'webkitRTCPeerConnection',
      'RTCDataChannel',
      'WebSocket',
      'WebTransport',
      'EventSource',
    ]
    const others = ['Array', 'document', 'MessageChannel']
    const world: Record<string, unknown> = Object.fromEntries([...networks, ...others].map(name => [name, 1]))
    runInNewContext(`(${removeNetwork.toString()})()`, world)
    expect(networks.filter(name => name in world)).toEqual([])
    expect(others.filter(name => !(name in world))).toEqual([])
  })
})
