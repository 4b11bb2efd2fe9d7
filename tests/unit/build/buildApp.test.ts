import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../../build/bundle/buildApp.mjs'
import { projectRoot } from '../../../build/setup/projectRoot.mjs'

const page = (script: string) =>
  `<!doctype html><html lang="en"><head><title>Rowan</title></head><body><script type="module" src="./${script}"></script></body></html>`

const sources: Record<string, string> = {
  'package.json': '{ "name": "rowan", "version": "1.2.3", "license": "GPL-3.0-or-later", "type": "module" }',
  'electron/main/main.ts': "import { app } from 'electron'\napp.quit()",
  'electron/core/core.ts':
    "import sodium from 'libsodium-wrappers-sumo'\nvoid sodium.ready.then(() => console.log(sodium.randombytes_buf(3).length))",
  'electron/preload/screen.ts':
    "import { contextBridge } from 'electron'\ncontextBridge.exposeInMainWorld('a', 1)",
  'electron/preload/net.ts':
    "import { contextBridge } from 'electron'\ncontextBridge.exposeInMainWorld('a', 1)",
  'electron/organisation/cli.ts': 'console.log(process.argv.length)',
  'electron/signaling/cli.ts': "import { WebSocketServer } from 'ws'\nconsole.log(typeof WebSocketServer)",
  'renderer/screen/index.html': page('screen.tsx'),
  'renderer/screen/screen.tsx':
    "import { createRoot } from 'react-dom/client'\nimport './a.css'\ncreateRoot(document.body).render(<p />)",
  'renderer/screen/a.css': 'p { color: red }',
  'renderer/net/index.html': page('net.ts'),
  'renderer/net/net.ts': "import { WebrtcProvider } from 'y-webrtc'\nconsole.log(WebrtcProvider)",
}

let root = ''
const read = (file: string) => readFileSync(join(root, 'dist', file), 'utf8')
const files = () => readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })

beforeAll(async () => {
  mkdirSync(join(projectRoot, '.setup'), { recursive: true })
  root = mkdtempSync(join(projectRoot, '.setup', 'app-'))
  for (const [file, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  await buildApp({ source: root })
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('buildApp', () => {
  it('names the entry that Electron starts', () => {
    expect(JSON.parse(read('package.json'))).toMatchObject({ name: 'rowan', main: 'electron/main.cjs' })
  })
  it('bundles everything but electron and Node itself', () => {
    for (const file of files().filter(name => name.endsWith('.cjs'))) {
      const required = [...read(file).matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(match => match[1] ?? '')
      expect(
        required.filter(name => /^(@|\.|ws|yjs|lib|y-|buffer|utf)/.test(name) && name !== 'buffer'),
      ).toEqual([])
    }
  })
  it('lets a preload require nothing but electron, as its sandbox demands', () => {
    for (const file of ['electron/preload-screen.cjs', 'electron/preload-net.cjs']) {
      expect([...read(file).matchAll(/require\(["']([^"']+)/g)].map(match => match[1])).toEqual(['electron'])
    }
  })
  it('writes pages without inline scripts or absolute addresses', () => {
    for (const html of [read('screen/index.html'), read('net/index.html')]) {
      const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)</g)]
      expect(scripts).toHaveLength(1)
      expect(scripts[0]?.[1]).toContain('src="./assets/')
      expect(scripts[0]?.[2]).toBe('')
      expect(html).not.toMatch(/(src|href)="\//)
    }
  })
  it('E-20: leaves no source maps', () => {
    expect(files().filter(name => name.endsWith('.map'))).toEqual([])
  })
  it.each([
    ['electron/core.cjs', '3\n'],
    ['signaling/cli.cjs', 'function\n'],
  ])('makes %s run on its own, also where there is no global crypto', (file, output) => {
    const args = ['--no-experimental-global-webcrypto', join(root, 'dist', file)]
    expect(spawnSync(process.execPath, args, { encoding: 'utf8' })).toMatchObject({
      stdout: output,
      stderr: '',
    })
  })
  it('says which source is missing', async () => {
    rmSync(join(root, 'electron/preload/net.ts'))
    await expect(buildApp({ source: root, names: ['preload-net'] })).rejects.toThrow(
      /source of preload-net is missing/,
    )
  })
})
