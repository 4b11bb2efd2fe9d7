import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { pagePreferences } from '../../../electron/main/pagePreferences.ts'
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

  it('switch nothing off that Electron protects with, and never start the crash reporter', () => {
    const pattern =
      /crashReporter|autoUpdater|openExternal|enableBlinkFeatures|executeJavaScriptInIsolatedWorld|no-sandbox|disable-web-security|ipcMain\.handle|remote\b.*enable|file:\/\//
    expect(matching('electron', pattern)).toEqual([])
  })

  it('open the ipc of main in one place', () => {
    expect(matching('electron/main', /\bipc(?:Main)?\.on\(/)).toEqual([
      join('electron/main', 'hostChannel.ts'),
    ])
  })
})

describe('the preferences of both windows', () => {
  it('leave the page alone with itself', () => {
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
  it('takes every way to a network from a page, sent there as text', () => {
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
