import { expect, test } from '@playwright/test'
import { makeAppFolder } from '../../build/runtime/launchOptions.mjs'
import { killAll, processTree } from '../support/app/appProcesses.ts'
import { fuseWire } from '../support/app/fuseWire.ts'
import { binaryIn, packagedFolder, startPackaged } from '../support/app/packagedApp.ts'
import { until } from '../support/app/until.ts'
import { XDisplay } from '../support/app/xDisplay.ts'

if (packagedFolder === undefined)
  process.stdout.write(
    'packaged.test.ts is skipped: ROWAN_PACKAGED names no folder with a packaged app for Linux\n',
  )
test.skip(packagedFolder === undefined, 'ROWAN_PACKAGED names no folder with a packaged app for Linux')

const executable = () => binaryIn(packagedFolder ?? '')

/** What of a command line no packaged app may follow. */
const REFUSED = [
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--inspect=0',
  '--inspect-brk=0',
  '--no-sandbox',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--load-extension=/tmp',
  '--js-flags=--allow-natives-syntax',
  '--proxy-server=socks5://127.0.0.1:9',
  '--proxy-pac-url=http://127.0.0.1:9/',
  '--host-rules=MAP * 127.0.0.1',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--ignore-certificate-errors',
  '--log-net-log=/tmp/none-such/log',
  '--user-data-dir=/tmp/none-such',
  '--enable-logging',
  'rowan://join/#000G40R40M30E209185GR38E1WNENTQAXBNENTQAXBNENTQAXBNCYDBC',
  '/etc/passwd',
]

test('E-11: the fuses of the packaged app are set', () => {
  const fuses = fuseWire(executable())
  expect({ wasmTrapHandlers: true, grantFileProtocolExtraPrivileges: false, ...fuses }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    nodeCliInspect: false,
    embeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    wasmTrapHandlers: true,
  })
})

test('E-11: the environment makes no Node of it, and nothing runs before its own code', async () => {
  const asNode = startPackaged(executable(), ['-p', '"it is " + "Node"'], { ELECTRON_RUN_AS_NODE: '1' })
  expect(await asNode.exited).toEqual({ code: 1, said: '' })
  const withOptions = startPackaged(executable(), ['--no-sandbox'], { NODE_OPTIONS: '--require /none-such' })
  expect(await withOptions.exited).toEqual({ code: 1, said: '' })
})

test('E-12, E-28: each argument that debugs, redirects or hands something over ends it at once', async () => {
  for (const argument of REFUSED)
    expect((await startPackaged(executable(), [argument]).exited).code, argument).toBe(1)
})

test('E-12: with what a person may say it starts', async () => {
  const folder = makeAppFolder('packaged')
  const display = await XDisplay.open()
  const { pid, exited } = startPackaged(executable(), [`--profile=${folder.path}`, '--lang=ko'])
  await until(async () => (await display.windowsOf(pid)).length > 0, 30_000)
  killAll(processTree(pid).map(part => part.pid))
  await exited
  display.close()
  folder.remove()
})
