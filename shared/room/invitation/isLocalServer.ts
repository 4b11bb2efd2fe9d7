const PLACE = /^wss?:\/\/(?:\[([0-9a-f:]+)\]|([^\s/?#:@[\]]+))(?::\d+)?(?:\/|#|$)/i
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/

/** True for the address of a server on this computer: another one cannot reach it (PROTOCOL.md §9.1). */
export function isLoopbackServer(address: string): boolean {
  const host = hostOf(address)
  return /^127(?:\.\d{1,3}){3}$/.test(host) || host === '::1' || /(?:^|\.)localhost$/.test(host)
}

/**
 * True for the address of a server on this computer or in the network it is in, as far as that can be read from it: loopback, private
 * and link-local addresses, and names that end in `.local`. Any other name is not (PROTOCOL.md §9.1).
 */
export function isLocalServer(address: string): boolean {
  const host = hostOf(address)
  const ipv4 = IPV4.exec(host)
  if (ipv4) return isLocalIpv4(Number(ipv4[1]), Number(ipv4[2]))
  return /^f(?:[cd]..|e[89ab].):/.test(host) || host.endsWith('.local') || isLoopbackServer(address)
}

/** In small letters and without brackets; empty for what has no plain one. */
function hostOf(address: string): string {
  const [, ipv6, name = ''] = PLACE.exec(address) ?? []
  return (ipv6 ?? name).toLowerCase()
}

function isLocalIpv4(a: number, b: number): boolean {
  return (
    a === 10 ||
    a === 127 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254)
  )
}
