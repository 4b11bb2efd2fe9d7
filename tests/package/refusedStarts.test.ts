import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { makeAppFolder } from '../../build/runtime/launchOptions.mjs'
import { killAll, processTree } from '../support/app/appProcesses.ts'
import { readablePackage, spawnPacked } from '../support/app/packedApp.ts'

const REFUSED = [
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--inspect',
  '--inspect-brk=0',
  '--no-sandbox',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--load-extension=/tmp',
  '--js-flags=--expose-gc',
  '--proxy-server=socks5://127.0.0.1:9',
  '--proxy-pac-url=http://127.0.0.1:9/',
  '--host-rules=MAP * 127.0.0.1',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--ignore-certificate-errors',
  '--log-net-log=/tmp/never',
  '--user-data-dir=/tmp/never',
  '--enable-logging',
  '/tmp/another-app',
  'rowan://join/#000G40R40M30E209185GR38E1WNENTQAXBNENTQAXBNENTQAXBNCYDBC',
]

let packed: ReturnType<typeof readablePackage>
let home: ReturnType<typeof makeAppFolder>
test.beforeAll(() => {
  packed = readablePackage()
  home = makeAppFolder('home')
})
test.afterAll(() => {
  packed.remove()
  home.remove()
})

/** How it ends by itself; `running` when it goes on, and then it is ended here. */
async function endOf(args: readonly string[], { executable = packed.executable, env = {} } = {}) {
  const child = spawnPacked(executable, { args, home: home.path, env })
  let said = ''
  child.stdout?.on('data', chunk => {
    said += chunk
  })
  const late = setTimeout(() => killAll(processTree(child.pid ?? 0).map(({ pid }) => pid)), 15_000)
  const [code] = await once(child, 'close')
  clearTimeout(late)
  return { code: code ?? 'running', said }
}

for (const argument of REFUSED)
  test(`E-12, E-28: the packed app does not start with ${argument}`, async () => {
    expect(await endOf([argument])).toEqual({ code: 1, said: '' })
  })

test('E-11: the packed app is no Node, whatever the environment says', async () => {
  const script = 'process.stdout.write("node")'
  expect(await endOf(['-e', script], { env: { ELECTRON_RUN_AS_NODE: '1' } })).toEqual({ code: 1, said: '' })
})

test('E-11: the packed app runs nothing that somebody puts in the place of its archive', async () => {
  const changed = readablePackage({ toChange: true })
  try {
    const beside = join(changed.folder, 'resources', 'app')
    rmSync(join(changed.folder, 'resources', 'app.asar'))
    mkdirSync(beside)
    writeFileSync(join(beside, 'package.json'), '{ "name": "planted", "main": "planted.js" }')
    writeFileSync(join(beside, 'planted.js'), 'process.stdout.write("planted", () => process.exit(0))')
    const { code, said } = await endOf([], changed)
    expect(said).toBe('')
    expect(code).not.toBe(0)
  } finally {
    changed.remove()
  }
})
