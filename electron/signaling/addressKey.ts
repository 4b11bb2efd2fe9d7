import { isIPv6 } from 'node:net'

const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/**
 * Whom sockets of this address count for: an IPv4 address, or the /64 network of an IPv6 address, since one household
 * commands all of a /64. Undefined for loopback: behind a reverse proxy on this machine every socket looks local.
 */
export function addressKey(address: string): string | undefined {
  const plain = MAPPED_IPV4.exec(address)?.[1] ?? address
  if (plain === '::1' || plain.startsWith('127.')) return undefined
  return isIPv6(plain) ? networkOf(plain) : plain
}

function networkOf(address: string): string {
  const [head = '', tail = ''] = address.replace(/%.*$/, '').split('::')
  const left = groupsOf(head)
  const missing = address.includes('::') ? 8 - left.length - groupsOf(tail).length : 0
  const groups = [...left, ...new Array<string>(Math.max(0, missing)).fill('0'), ...groupsOf(tail)]
  return `${groups.slice(0, 4).join(':')}::/64`
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':').map(group => group.toLowerCase().replace(/^0+(?=.)/, ''))
}
