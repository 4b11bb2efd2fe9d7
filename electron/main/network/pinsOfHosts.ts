import { bareServer, serverPins } from '../../../shared/room/invitation/serverPins.ts'

/** The keys of certificates that hosts may have; a host that is not in it may have any. */
export type HostPins = ReadonlyMap<string, ReadonlySet<string>>

/** One spelling of a host, as an address or Electron names it: without the brackets of IPv6 and without the full stop of a whole name. */
export function plainHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

/**
 * The pins of each host: of all its addresses together, whatever their port, since nobody is told the port when a certificate is looked
 * at. One address with pins is enough for its host to be held to them (PROTOCOL.md §9.1).
 */
export function pinsOfHosts(servers: readonly string[]): HostPins {
  const hosts = new Map<string, Set<string>>()
  for (const server of servers)
    for (const pin of serverPins(server)) {
      const host = plainHost(new URL(bareServer(server)).hostname)
      hosts.set(host, (hosts.get(host) ?? new Set()).add(pin))
    }
  return hosts
}

/** The same pins in one line, whatever order they were found in. */
export function pinsKey(pins: HostPins): string {
  return [...pins]
    .map(([host, keys]) => `${host}#${[...keys].sort().join('.')}`)
    .sort()
    .join(' ')
}
