import { readFileSync } from 'node:fs'

type LoggedEvent = {
  type: number
  source: { type: number }
  params?: { address?: string; host?: string; url?: string }
}
type Log = {
  constants: { logEventTypes: Record<string, number>; logSourceType: Record<string, number> }
  events: LoggedEvent[]
}

/** All that the runtime would do on its way to somebody outside: a request, a socket, the look-up of a name. */
const NOTICEABLE = [
  'URL_REQUEST_START_JOB',
  'TCP_CONNECT',
  'TCP_CONNECT_ATTEMPT',
  'SOCKET_BYTES_SENT',
  'UDP_CONNECT',
  'UDP_BYTES_SENT',
  'HOST_RESOLVER_MANAGER_REQUEST',
  'HOST_RESOLVER_MANAGER_JOB',
  'HOST_RESOLVER_SYSTEM_TASK',
  'DNS_TRANSACTION',
  'QUIC_SESSION',
] as const

/** Those of them that name a place. Connecting a UDP socket is none: that is how Chromium sees whether there is IPv6, without a packet. */
const WITH_PLACES = ['URL_REQUEST_START_JOB', 'TCP_CONNECT_ATTEMPT', 'HOST_RESOLVER_MANAGER_REQUEST'] as const

/** What the runtime's own log of its network says that it did and that is on the way outside, once each. */
export function networkDeeds(path: string): string[] {
  const { constants, events }: Log = JSON.parse(readFileSync(path, 'utf8'))
  const unknown = NOTICEABLE.filter(name => constants.logEventTypes[name] === undefined)
  if (unknown.length > 0) throw new Error(`this runtime's log knows no ${unknown.join(', ')}`)
  const types = new Set(events.map(({ type }) => type))
  return NOTICEABLE.filter(name => types.has(constants.logEventTypes[name] ?? -1))
}

/** Every address and name that the runtime asked for or connected to, once each. */
export function networkPlaces(path: string): string[] {
  const { constants, events }: Log = JSON.parse(readFileSync(path, 'utf8'))
  const types = new Set(WITH_PLACES.map(name => constants.logEventTypes[name]))
  // Chromium's estimate of how good the network is asks its own memory for a name and nobody else: what looks up is a job, a deed
  const estimator = constants.logSourceType.NETWORK_QUALITY_ESTIMATOR
  const places = events
    .filter(({ type, source }) => types.has(type) && source.type !== estimator)
    .flatMap(({ params }) => [params?.address, params?.host, params?.url])
  return [...new Set(places.filter(place => place !== undefined))]
}
