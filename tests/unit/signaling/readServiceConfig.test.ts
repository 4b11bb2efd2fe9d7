import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError } from '../../../electron/signaling/config/configError.ts'
import { readServiceConfig } from '../../../electron/signaling/config/readServiceConfig.ts'
import { optionOf, SETTINGS, type Setting, variableOf } from '../../../electron/signaling/config/settings.ts'
import { DEFAULT_SERVER_LIMITS } from '../../../electron/signaling/serverLimits.ts'

const folder = join(tmpdir(), `rowan-config-${randomUUID()}`)
mkdirSync(folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
function fileOf(content: unknown): string {
  files += 1
  const path = join(folder, `${files}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

function configOf(args: readonly string[], env: Record<string, string> = {}) {
  const asked = readServiceConfig(args, env)
  if (asked.help) throw new Error('help was asked for')
  return asked.config
}

/** The words with which a configuration is refused. */
function refusal(args: readonly string[], env: Record<string, string> = {}): string {
  try {
    configOf(args, env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('was not refused')
}

describe('what holds when nothing is said', () => {
  it('listens on this computer alone, with every limit, without TLS, NATS or metrics', () => {
    const { limits, ...rest } = configOf([])
    expect(limits).toEqual(DEFAULT_SERVER_LIMITS)
    expect(rest).toEqual({
      host: '127.0.0.1',
      port: 4455,
      trustedProxies: 0,
      shutdown: { drainMs: 0, timeoutMs: 10_000 },
    })
  })

  it('explains itself when it is asked', () => {
    expect(readServiceConfig(['--help'], {})).toEqual({ help: true })
  })
})

/** A value that a setting takes, not the same everywhere, so that no two can be mixed up. */
function sampleOf({ key, kind }: Setting): unknown {
  const own: Record<string, unknown> = {
    trustedProxies: 3,
    'limits.maxTopicsPerSocket': 3,
    'nats.maxUnconfirmedBytes': 70_000,
    'relay.urls': ['turn:a:1', 'turns:b:2?transport=tcp'],
    'relay.lifetimeSeconds': 40_000,
  }
  const samples = {
    number: 65_000 + (key.length % 90),
    path: '/some/file',
    list: ['nats://a:1', 'nats://b:2'],
    text: 'word',
  }
  return own[key] ?? samples[kind]
}

describe('file, environment and command line', () => {
  const content = { host: '::', port: 1, limits: { maxSockets: 7 }, nats: { servers: ['nats://a:1'] } }

  it('counts the line over the environment over the file, each setting by itself', () => {
    const file = fileOf(content)
    const env = { ROWAN_SIGNALING_CONFIG: file, ROWAN_SIGNALING_PORT: '2', ROWAN_SIGNALING_HOST: '0.0.0.0' }
    expect(configOf([], { ROWAN_SIGNALING_CONFIG: file })).toMatchObject({ host: '::', port: 1 })
    expect(configOf([], env)).toMatchObject({ host: '0.0.0.0', port: 2 })
    expect(configOf(['--port', '3'], env)).toMatchObject({
      host: '0.0.0.0',
      port: 3,
      limits: { maxSockets: 7 },
    })
  })

  it('takes the file of the line before that of the environment', () => {
    const env = { ROWAN_SIGNALING_CONFIG: fileOf({ port: 1 }) }
    expect(configOf(['--config', fileOf({ port: 2 })], env).port).toBe(2)
  })

  it('takes every setting from each of the three', () => {
    // Of the three ways to say who one is to NATS, one
    const settings = SETTINGS.filter(({ key }) => !/tokenFile|credentialsFile/.test(key))
    const given = settings.map(setting => ({ key: setting.key, value: sampleOf(setting) }))
    const expected: Record<string, unknown> = {}
    for (const { key, value } of given) {
      const [group = '', name] = key.split('.')
      expected[group] = name ? { ...(expected[group] as object), [name]: value } : value
    }
    expect(configOf(given.flatMap(({ key, value }) => [`--${optionOf(key)}`, String(value)]))).toEqual(
      expected,
    )
    const env = Object.fromEntries(given.map(({ key, value }) => [variableOf(key), String(value)]))
    expect(configOf([], env)).toEqual(expected)
    expect(configOf(['--config', fileOf(expected)])).toEqual(expected)
  })

  it('reads a path in the file from where the file is', () => {
    const file = fileOf({ tls: { keyFile: 'tls/key.pem', certFile: '/etc/cert.pem' } })
    expect(configOf(['--config', file]).tls).toEqual({
      keyFile: join(folder, 'tls/key.pem'),
      certFile: '/etc/cert.pem',
    })
  })
})

describe('what is refused names the key and where it stood', () => {
  it.each(['65536', '-1', '1e3', ' 80', '80a', '', '0x50', '8.5'])('the port %j', port => {
    const words = `port: must be a whole number from 0 to 65535, not `
    expect(refusal([`--port=${port}`])).toContain(words)
    expect(refusal([`--port=${port}`])).toMatch(/\(--port\)\.$/)
    expect(refusal([], { ROWAN_SIGNALING_PORT: port })).toMatch(/\(ROWAN_SIGNALING_PORT\)\.$/)
  })

  it.each(['', 'a b', 'http://x/', 'x\ny'])('the host %j', host => {
    expect(refusal(['--host', host])).toMatch(/^host: must be a name or an IP address, not .*\(--host\)\.$/)
  })

  it.each([
    [{ prot: 1 }, /^prot: there is no such setting \(.*\.json\)\.$/],
    [{ limits: { maxSocket: 1 } }, /^limits\.maxSocket: there is no such setting \(/],
    [{ port: '80' }, /^port: must be a whole number from 0 to 65535, not "80" \(.*\.json\)\.$/],
    [
      { limits: { maxMessageBytes: 65_537 } },
      /^limits\.maxMessageBytes: must be a whole number from 1 to 65536, not 65537/,
    ],
    [{ limits: { maxSockets: 0 } }, /^limits\.maxSockets: must be a whole number from 1 to/],
    [{ limits: 5 }, /^limits: /],
    [{ tls: { keyFile: 'k' } }, /^tls\.certFile: is missing/],
    [{ metrics: {} }, /^metrics\.port: is missing/],
    [{ nats: {} }, /^nats\.servers: is missing/],
    [{ nats: { servers: [] } }, /^nats\.servers: must name a server/],
    [
      { nats: { servers: ['nats://user:secret@host'] } },
      /^nats\.servers: must be nats:\/\/host:port .*without a password in it \(/,
    ],
    [{ nats: { servers: ['nats://a', 'tls://b'] } }, /^nats\.servers: must be all nats:\/\/ or all tls:\/\//],
    [{ nats: { servers: ['nats://a'], subjectPrefix: 'a.>' } }, /^nats\.subjectPrefix: must be words/],
    [{ nats: { servers: ['nats://a'], user: 'u' } }, /^nats\.passwordFile: belongs together with nats\.user/],
    [
      { nats: { servers: ['nats://a'], tokenFile: 't', credentialsFile: 'c' } },
      /^nats: takes one of user, tokenFile and credentialsFile/,
    ],
    [[], /must be a JSON object/],
    ['{"port": 1', /is not JSON: /],
  ])('%j', (content, words) => {
    const message = refusal(['--config', fileOf(content)])
    expect(message).toMatch(words)
    expect(message).not.toContain('secret')
  })

  it('names every wrong key at once', () => {
    expect(refusal(['--port', 'x', '--trusted-proxies', '9']).split('\n')).toHaveLength(2)
  })

  it('a file that is not there', () => {
    expect(refusal(['--config', join(folder, 'none.json')])).toMatch(
      /none\.json: the configuration cannot be read \(ENOENT\)/,
    )
  })

  it('a variable that means nothing', () => {
    expect(refusal([], { ROWAN_SIGNALING_PROT: '1' })).toBe('ROWAN_SIGNALING_PROT: there is no such setting.')
  })

  it.each([['--prot', '1'], ['extra'], ['--port']])('unknown or incomplete options', (...args) => {
    expect(() => configOf(args)).toThrow(ConfigError)
  })
})
