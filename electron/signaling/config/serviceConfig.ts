import { z } from 'zod'
import { isRelayUrl } from '../../../shared/room/relay/isRelayUrl.ts'
import { RELAY_LIFETIME_MAX, RELAY_URLS_MAX } from '../../../shared/room/relay/relayLimits.ts'
import {
  MAX_SIGNALING_MESSAGE_BYTES,
  MAX_TOPICS_PER_SOCKET,
} from '../../../shared/signaling/signalingLimits.ts'
import { DEFAULT_NATS_LIMITS } from '../nats/natsLimits.ts'
import { DEFAULT_SERVER_LIMITS, type ServerLimits } from '../serverLimits.ts'

const MOST = 2 ** 31 - 1

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}

const text = (pattern: RegExp, error: string) => z.string({ error }).regex(pattern, { error })

const hostName = text(/^[A-Za-z0-9.:_-]{1,253}(%[A-Za-z0-9]{1,16})?$/, 'must be a name or an IP address')
const filePath = text(/^[^\0]{1,4096}$/, 'must be the path of a file')
const natsServer = text(
  /^(nats|tls):\/\/[A-Za-z0-9.:[\]_-]{1,260}$/,
  'must be nats://host:port or tls://host:port, without a password in it',
)
const subject = text(
  /^(?=.{1,128}$)[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/,
  'must be words of A-Z, a-z, 0-9, _ and - with dots between them',
)

/** Bounds that the protocol sets; a higher one would only let pass what every client refuses. */
const HIGHEST: Partial<Record<keyof ServerLimits, number>> = {
  maxMessageBytes: MAX_SIGNALING_MESSAGE_BYTES,
  maxTopicsPerSocket: MAX_TOPICS_PER_SOCKET,
}

function limitOf(name: keyof ServerLimits) {
  return wholeNumber(1, HIGHEST[name] ?? MOST).default(DEFAULT_SERVER_LIMITS[name])
}

const limitNames = Object.keys(DEFAULT_SERVER_LIMITS) as (keyof ServerLimits)[]
const limits = z.strictObject(
  Object.fromEntries(limitNames.map(name => [name, limitOf(name)])) as Record<
    keyof ServerLimits,
    ReturnType<typeof limitOf>
  >,
)

const nats = z.strictObject({
  servers: z
    .array(natsServer, { error: 'must be a list of servers' })
    .min(1, { error: 'must name a server' })
    .max(16, { error: 'must name at most 16 servers' })
    .refine(servers => new Set(servers.map(server => server.split(':')[0])).size < 2, {
      error: 'must be all nats:// or all tls://',
    }),
  subjectPrefix: subject.default('rowan.signaling'),
  user: text(/^[\x21-\x7e]{1,128}$/, 'must be a name without spaces').optional(),
  passwordFile: filePath.optional(),
  tokenFile: filePath.optional(),
  credentialsFile: filePath.optional(),
  caFile: filePath.optional(),
  notReadyAfterMs: wholeNumber(0, MOST).default(DEFAULT_NATS_LIMITS.notReadyAfterMs),
  maxSubscriptions: wholeNumber(1, MOST).default(DEFAULT_NATS_LIMITS.maxSubscriptions),
  maxUnconfirmedBytes: wholeNumber(65_536, MOST).default(DEFAULT_NATS_LIMITS.maxUnconfirmedBytes),
  receivedPerSecond: wholeNumber(1, MOST).default(DEFAULT_NATS_LIMITS.receivedPerSecond),
  receivedPerSecondPerTopic: wholeNumber(1, MOST).default(DEFAULT_NATS_LIMITS.receivedPerSecondPerTopic),
})

const identified = nats
  .refine(({ user, passwordFile }) => (user === undefined) === (passwordFile === undefined), {
    path: ['passwordFile'],
    error: 'belongs together with nats.user',
  })
  .refine(
    given => [given.user, given.tokenFile, given.credentialsFile].filter(one => one !== undefined).length < 2,
    {
      error: 'takes one of user, tokenFile and credentialsFile',
    },
  )

const relay = z.strictObject({
  urls: z
    .array(
      z.string().refine(isRelayUrl, {
        error: 'must be turn:host:port or turns:host:port, with ?transport=udp or tcp if need be',
      }),
      { error: 'must be a list of addresses' },
    )
    .min(1, { error: 'must name an address' })
    .max(RELAY_URLS_MAX, { error: `must name at most ${RELAY_URLS_MAX} addresses` })
    .refine(urls => new Set(urls).size === urls.length, { error: 'must not name an address twice' }),
  secretFile: filePath,
  tokensFile: filePath,
  lifetimeSeconds: wholeNumber(600, RELAY_LIFETIME_MAX).default(RELAY_LIFETIME_MAX),
})

/** What the signalling service can be told, with what it does when it is told nothing. */
export const serviceConfig = z.strictObject({
  host: hostName.default('127.0.0.1'),
  port: wholeNumber(0, 65_535).default(4455),
  trustedProxies: wholeNumber(0, 8).default(0),
  tls: z.strictObject({ keyFile: filePath, certFile: filePath }).optional(),
  metrics: z.strictObject({ host: hostName.default('127.0.0.1'), port: wholeNumber(0, 65_535) }).optional(),
  nats: identified.optional(),
  relay: relay.optional(),
  shutdown: z
    .strictObject({
      drainMs: wholeNumber(0, 600_000).default(0),
      timeoutMs: wholeNumber(100, 600_000).default(10_000),
    })
    .prefault({}),
  limits: limits.prefault({}),
})

export type ServiceConfig = z.infer<typeof serviceConfig>
