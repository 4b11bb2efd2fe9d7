import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { optionOf, SETTINGS } from '../../../electron/signaling/config/settings.ts'
import { honestPair } from './honestPair.ts'
import { localhostCertificate, renewedCertificate } from './localhostCertificate.ts'
import { rawUpgraded } from './rawConnection.ts'
import { connectClient } from './signalingClient.ts'
import { startServer, topicOf } from './startServer.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(ROOT, 'node_modules/.signaling-cli-'))
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(ROOT, 'electron/signaling/cli.ts'),
      outDir: folder,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'cli.cjs' } },
    },
  })
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

interface Run {
  readonly child: ChildProcess
  readonly output: { out: string; err: string }
  readonly ended: Promise<number | null>
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, [join(folder, 'cli.cjs'), ...args], { env })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const output = { out: '', err: '' }
  child.stdout.on('data', data => (output.out += data))
  child.stderr.on('data', data => (output.err += data))
  return { child, output, ended: once(child, 'close').then(([code]) => code) }
}

async function addressOf({ output }: Run): Promise<string> {
  await expect.poll(() => output.out, { timeout: 10_000 }).toContain('\n')
  return output.out.replace(/^.*: (?=ws)/, '').split('\n')[0] ?? ''
}

/** Writes both files and gives the settings that name them. */
function certificateFiles({ key, cert }: { readonly key: string; readonly cert: string }) {
  writeFileSync(join(folder, 'key.pem'), key)
  writeFileSync(join(folder, 'cert.pem'), cert)
  return { '--tls-key-file': 'key.pem', '--tls-cert-file': 'cert.pem' }
}

describe('the signalling command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints its address once, serves, and ends in order on %s',
    async signal => {
      const cli = run([], { ROWAN_SIGNALING_PORT: '0' })
      const url = await addressOf(cli)
      const client = await connectClient(url)
      client.send({ type: 'subscribe', topics: [topicOf(1)] })
      await client.settle()
      cli.child.kill(signal)
      expect(await client.closing).toEqual({ code: 1001, reason: 'SIG_SHUTDOWN' })
      expect(await cli.ended).toBe(0)
      expect(cli.output).toEqual({ out: `Rowan signalling server: ${url}\n`, err: '' })
    },
  )

  it('says in words that the port is taken', async () => {
    const other = await startServer()
    const cli = run(['--port', String(other.port)])
    expect(await cli.ended).toBe(1)
    expect(cli.output.err).toBe(
      'The signalling server did not start: this port is already in use; choose another with --port.\n',
    )
    await (await honestPair(other)).exchange()
  })

  it('refuses a bad configuration before it opens anything, and names the key', async () => {
    const cli = run(['--port', '70000'], { ROWAN_SIGNALING_TRUSTED_PROXIES: 'one' })
    expect(await cli.ended).toBe(2)
    expect(cli.output.out).toBe('')
    expect(cli.output.err.split('\n')).toEqual([
      'The signalling server did not start.',
      'port: must be a whole number from 0 to 65535, not 70000 (--port).',
      'trustedProxies: must be a whole number from 0 to 8, not "one" (ROWAN_SIGNALING_TRUSTED_PROXIES).',
      'All settings: --help',
      '',
    ])
  })

  it.each([
    [
      'a key that is not there',
      { '--tls-key-file': 'none.pem' },
      'tls.keyFile: the file cannot be read (ENOENT).',
    ],
    ['a certificate that is none', { '--tls-cert-file': 'noise.pem' }, 'tls.certFile: is not a certificate'],
    [
      'the key of another',
      { '--tls-key-file': 'other.pem' },
      'tls.certFile: is not a certificate with the key',
    ],
  ])('refuses %s', async (_, other, words) => {
    writeFileSync(join(folder, 'noise.pem'), 'noise')
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    writeFileSync(join(folder, 'other.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const files = { ...certificateFiles(localhostCertificate), ...other }
    const args = Object.entries(files).flatMap(([name, file]) => [name, join(folder, file)])
    const cli = run(['--port', '0', ...args])
    expect(await cli.ended).toBe(2)
    expect(cli.output.err).toContain(words)
  })

  it('explains every setting', async () => {
    const cli = run(['--help'])
    expect(await cli.ended).toBe(0)
    expect(cli.output.out).toMatch(/^Usage: npm run signaling/)
    for (const { key } of SETTINGS) expect(cli.output.out).toContain(`--${optionOf(key)} `)
  })
})

describe('TLS', () => {
  const fingerprint = async (url: string) => {
    const socket = connectTls({
      port: Number(new URL(url).port),
      host: '127.0.0.1',
      rejectUnauthorized: false,
    })
    await once(socket, 'secureConnect')
    const { fingerprint256 } = socket.getPeerCertificate()
    socket.destroy()
    return fingerprint256
  }
  const ofPem = (pem: string) => new X509Certificate(pem).fingerprint256

  it('takes a new certificate on SIGHUP, keeps the old one when it cannot be used, and closes nobody', async () => {
    const files = certificateFiles(localhostCertificate)
    const args = Object.entries(files).flatMap(([name, file]) => [name, join(folder, file)])
    const cli = run(['--port', '0', ...args])
    const url = await addressOf(cli)
    expect(url).toMatch(/^wss:/)
    expect(await fingerprint(url)).toBe(ofPem(localhostCertificate.cert))
    const client = await connectClient(url, { rejectUnauthorized: false })

    writeFileSync(join(folder, files['--tls-cert-file']), 'half a certifi')
    cli.child.kill('SIGHUP')
    await expect
      .poll(() => cli.output.err)
      .toMatch(/^The old certificate stays in use\. tls\.certFile: is not/)
    expect(await fingerprint(url)).toBe(ofPem(localhostCertificate.cert))

    certificateFiles(renewedCertificate)
    cli.child.kill('SIGHUP')
    await expect.poll(() => cli.output.err).toContain('The certificate was read again.')
    expect(await fingerprint(url)).toBe(ofPem(renewedCertificate.cert))
    await client.settle()
    cli.child.kill('SIGTERM')
    expect(await client.closing).toEqual({ code: 1001, reason: 'SIG_SHUTDOWN' })
    expect(await cli.ended).toBe(0)
  })
})

describe('ending', () => {
  it('refuses newcomers and serves the others while it drains, and says so at /ready', async () => {
    const cli = run(['--port', '0', '--metrics-port', '0', '--shutdown-drain-ms', '1500'])
    const url = await addressOf(cli)
    const http = url.replace('ws:', 'http:')
    const [ann, ben] = [await connectClient(url), await connectClient(url)]
    for (const client of [ann, ben]) {
      client.send({ type: 'subscribe', topics: [topicOf(1)] })
      await client.settle()
    }
    expect((await fetch(`${http}/ready`)).status).toBe(200)
    cli.child.kill('SIGTERM')
    await expect.poll(async () => (await fetch(`${http}/ready`)).status).toBe(503)
    expect((await fetch(`${http}/health`)).status).toBe(200)
    await expect(connectClient(url)).rejects.toThrow('503')
    ann.send({ type: 'publish', topic: topicOf(1), data: 'still here' })
    expect(await ben.next()).toMatchObject({ data: 'still here' })
    expect(await ben.closing).toEqual({ code: 1001, reason: 'SIG_SHUTDOWN' })
    expect(await cli.ended).toBe(0)
  })

  it('ends in time although a client does not close, and at once on a second signal', async () => {
    const deaf = async (cli: Run) => {
      const socket = await rawUpgraded(Number(new URL(await addressOf(cli)).port))
      return socket.pause()
    }
    const patient = ['--port', '0', '--limits-close-timeout-ms', '60000', '--shutdown-timeout-ms']
    const bounded = run([...patient, '500'])
    await deaf(bounded)
    bounded.child.kill('SIGTERM')
    expect(await bounded.ended).toBe(0)

    const twice = run([...patient, '60000'])
    const socket = await deaf(twice)
    const told = once(socket, 'data')
    twice.child.kill('SIGTERM')
    socket.resume()
    await told
    twice.child.kill('SIGTERM')
    expect(await twice.ended).toBe(143)
  })
})
