import type { ProxyKind } from '../../../shared/ports/proxySchema.ts'
import { freePort, freshFolder, writeIn } from '../../integration/signaling/support/operating.ts'
import { ServerProcess } from '../../integration/signaling/support/serverProcess.ts'
import type { RowanApp } from './rowanApp.ts'

/** Where connections come from that a proxy makes. */
export const PROXY_ADDRESS = '127.0.0.2'

/** A real proxy on loopback, which connects from an address of its own. */
export type RealProxy = {
  readonly kind: ProxyKind
  readonly port: number
  /** What it was asked for, as it was asked: names or addresses with their ports, in their order. */
  targets(): string[]
  end(): Promise<unknown>
}

async function run(kind: ProxyKind, started: ServerProcess, port: number, asked: RegExp): Promise<RealProxy> {
  await started.listens(port)
  const targets = () => [...started.output.matchAll(asked)].map(([, target = '']) => target)
  return { kind, port, targets, end: () => started.end('SIGKILL') }
}

/** Starts microsocks. */
export async function socksProxy(): Promise<RealProxy> {
  const port = await freePort()
  const started = new ServerProcess('microsocks', ['-i', '127.0.0.1', '-p', `${port}`, '-b', PROXY_ADDRESS])
  return run('socks5', started, port, /: connected to (\S+)/g)
}

/** Starts tinyproxy. */
export async function httpProxy(): Promise<RealProxy> {
  const port = await freePort()
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    `Bind ${PROXY_ADDRESS}`,
    'Allow 127.0.0.1',
    'LogLevel Info',
  ]
  const config = writeIn(freshFolder(), 'tinyproxy.conf', `${lines.join('\n')}\n`)
  return run('http', new ServerProcess('tinyproxy', ['-d', '-c', config]), port, /CONNECT (\S+) HTTP/g)
}

/** Sets a proxy in the settings of the app, or none. */
export async function useProxy(
  person: RowanApp,
  proxy: Pick<RealProxy, 'kind' | 'port'> | null,
): Promise<void> {
  await person.at('bar-menu').click()
  await person.at('bar-settings').click()
  const names = { socks5: 'SOCKS5', http: 'HTTP' }
  const choice = person.at('proxy').locator('label')
  if (proxy === null) await choice.first().click()
  else {
    await choice.filter({ hasText: names[proxy.kind] }).click()
    await person.at('proxy-host').fill('127.0.0.1')
    await person.at('proxy-port').fill(`${proxy.port}`)
    await person.at('proxy-form-submit').click()
    await person
      .at('proxy-now')
      .filter({ hasText: `127.0.0.1:${proxy.port}` })
      .waitFor()
  }
  await person.page.getByRole('button', { name: 'Back' }).first().click()
}
