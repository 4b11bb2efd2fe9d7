import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { projectRoot } from '../../../build/setup/projectRoot.mjs'
import { readServiceConfig } from '../../../electron/signaling/config/readServiceConfig.ts'
import { DEFAULT_NATS_LIMITS } from '../../../electron/signaling/nats/natsLimits.ts'
import { DEFAULT_SERVER_LIMITS } from '../../../electron/signaling/serverLimits.ts'
import { localhostCertificate } from '../../unit/signaling/localhostCertificate.ts'
import { connectClient } from '../../unit/signaling/signalingClient.ts'
import { topicOf } from '../../unit/signaling/startServer.ts'
import { NATS_PASSWORD, NatsProcess } from './support/natsProcess.ts'
import { freePort, freshFolder, operatingFile, replaced, writeIn } from './support/operating.ts'
import { RELAY_TOKEN } from './support/relayService.ts'
import { ServerProcess } from './support/serverProcess.ts'
import { signalingScript } from './support/signalingProcess.ts'
import { TURN_SECRET } from './support/turnProcess.ts'

const folder = join(projectRoot, 'electron', 'signaling')
const guide = readFileSync(join(folder, 'OPERATING.md'), 'utf8')

describe('the guide', () => {
  it('names every file beside it', () => {
    for (const name of readdirSync(join(folder, 'operating'))) expect(guide).toContain(name)
  })

  it('says the defaults that hold', () => {
    const rows = [...guide.matchAll(/^\| `[^|]*\| [^|]* \|/gm)].map(([row]) => row)
    const defaults = new Map<string, unknown>(
      Object.entries({ limits: DEFAULT_SERVER_LIMITS, nats: DEFAULT_NATS_LIMITS }).flatMap(
        ([group, values]) =>
          Object.entries(values).map(([key, value]) => [`${group}.${key}`, value] as const),
      ),
    )
    const told = rows.flatMap(row => {
      const [, names = '', values = ''] = row.split('|')
      const keys = [...names.matchAll(/`(limits|nats)\.(\w+)`/g)]
      return keys.map(([, group, key], index) => ({ group, key, told: values.split(';')[index]?.trim() }))
    })
    expect(told.length).toBeGreaterThan(12)
    for (const { group, key, told: value } of told) {
      const mib = / MiB$/.test(value ?? '') ? 1024 * 1024 : 1
      const number = Number(value?.replace(/ MiB$/, '').replaceAll(',', '')) * mib
      expect([key, number]).toEqual([key, defaults.get(`${group}.${key}`)])
    }
  })
})

describe('signaling.json', () => {
  it('is a configuration as it stands', () => {
    const asked = readServiceConfig(['--config', join(folder, 'operating', 'signaling.json')], {})
    expect(asked).toMatchObject({ config: { host: '192.0.2.10', port: 443, limits: { maxSockets: 12_000 } } })
  })

  it('runs with TLS, NATS and metrics when only addresses and ports are others', async () => {
    const nats = await NatsProcess.start()
    onTestFinished(async () => {
      await nats.kill()
    })
    const [home, port, metricsPort] = [freshFolder(), await freePort(), await freePort()]
    mkdirSync(join(home, 'tls'))
    writeIn(home, 'tls/signaling.key', localhostCertificate.key)
    writeIn(home, 'tls/signaling.pem', localhostCertificate.cert)
    writeIn(home, 'nats-password', `${NATS_PASSWORD}\n`)
    writeIn(home, 'turn-secret', `${TURN_SECRET}\n`)
    writeIn(home, 'relay-tokens', `${RELAY_TOKEN}\n`)
    const text = replaced(operatingFile('signaling.json'), [
      ['"192.0.2.10"', '"127.0.0.1"'],
      ['"port": 443', `"port": ${port}`],
      ['9464', String(metricsPort)],
      ['nats://127.0.0.1:4222', nats.url],
    ])
    const file = writeIn(home, 'signaling.json', text)
    const service = new ServerProcess(process.execPath, [await signalingScript(), '--config', file])
    onTestFinished(async () => {
      await service.end('SIGKILL')
    })
    await service.says(/NATS: connected/)
    const url = `wss://127.0.0.1:${port}`
    const client = await connectClient(url, { ca: localhostCertificate.cert })
    client.send({ type: 'subscribe', topics: [topicOf(1)] })
    await client.settle()
    expect((await fetch(`http://127.0.0.1:${metricsPort}/ready`)).status).toBe(200)
    expect(await service.end()).toBe(0)
    // All that it ever said: nothing about the client
    const lines = service.output.trimEnd().split('\n').sort()
    const metrics = `Metrics: http://127.0.0.1:${metricsPort}/metrics`
    expect(lines).toEqual([metrics, 'NATS: connected.', `Rowan signalling server: ${url}`])
  })

  it('says once, in words, that NATS refuses the password, and serves its own clients', async () => {
    const nats = await NatsProcess.start()
    onTestFinished(async () => {
      await nats.kill()
    })
    const home = freshFolder()
    const { nats: given } = JSON.parse(operatingFile('signaling.json'))
    writeIn(home, 'nats-password', 'not-the-password\n')
    const config = { port: 0, nats: { ...given, servers: [nats.url] } }
    const file = writeIn(home, 'signaling.json', JSON.stringify(config))
    const service = new ServerProcess(process.execPath, [await signalingScript(), '--config', file])
    onTestFinished(async () => {
      await service.end('SIGKILL')
    })
    const url = await service.says(/Rowan signalling server: (ws\S+)\n/)
    await service.says(/NATS: not there \(AuthorizationError\)\./)
    const client = await connectClient(url)
    client.send({ type: 'subscribe', topics: [topicOf(1)] })
    await client.settle()
    expect(service.output).not.toContain('not-the-password')
    expect(await service.end()).toBe(0)
  })
})
