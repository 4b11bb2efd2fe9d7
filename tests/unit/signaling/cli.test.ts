import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { honestPair } from './honestPair.ts'
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
  return output.out.replace(/^.*: (?=ws)/, '').trim()
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

  it('refuses a bad port before it opens anything', async () => {
    const cli = run(['--port', '70000'])
    expect(await cli.ended).toBe(2)
    expect(cli.output.out).toBe('')
    expect(cli.output.err).toMatch(
      /^The port must be a whole number from 0 to 65535, not "70000"\.\n\nUsage:/,
    )
  })

  it('explains itself', async () => {
    const cli = run(['--help'])
    expect(await cli.ended).toBe(0)
    expect(cli.output.out).toMatch(/^Usage: npm run signaling/)
  })
})
