import { readFileSync } from 'node:fs'

type Log = { constants: { logEventTypes: Record<string, number> }; events: { type: number }[] }

/**
 * What lets somebody outside notice something: a connection, bytes, the look-up of a name. Chromium may ask for a dictionary at an
 * address that leads nowhere, and chooses a source address by connecting a UDP socket; neither sends a packet.
 */
const NOTICEABLE = [
  'TCP_CONNECT',
  'TCP_CONNECT_ATTEMPT',
  'SOCKET_BYTES_SENT',
  'UDP_BYTES_SENT',
  'HOST_RESOLVER_MANAGER_JOB',
  'HOST_RESOLVER_SYSTEM_TASK',
  'DNS_TRANSACTION',
  'QUIC_SESSION',
] as const

/** What the runtime's own log of its network says that it did and that could be noticed outside, once each. */
export function networkDeeds(path: string): string[] {
  const { constants, events }: Log = JSON.parse(readFileSync(path, 'utf8'))
  const unknown = NOTICEABLE.filter(name => constants.logEventTypes[name] === undefined)
  if (unknown.length > 0) throw new Error(`this runtime's log knows no ${unknown.join(', ')}`)
  const types = new Set(events.map(({ type }) => type))
  return NOTICEABLE.filter(name => types.has(constants.logEventTypes[name] ?? -1))
}
