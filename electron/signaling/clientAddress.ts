import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { addressKey } from './addressKey.ts'

/**
 * Whom an upgrade counts for. Behind `trustedProxies` proxies it is the address that the outermost of them saw: the entry of
 * X-Forwarded-For that stands so many places from the end; what stands before it is the client's own invention. A request without
 * such an entry did not come through them and shares one count with all its like.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  if (trustedProxies === 0) return request.socket.remoteAddress ?? ''
  const header = request.headers['x-forwarded-for']
  const entries = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',')
  return readEntry(entries.at(-trustedProxies) ?? '')
}

/** As `addressKey`, but behind a proxy even this computer has a limit: every client has an address there. */
export function forwardedKey(address: string): string {
  return addressKey(address) ?? 'this computer'
}

/** An address, with or without brackets and a port. */
function readEntry(entry: string): string {
  const text = entry.trim()
  const bare = /^\[([^\]]*)\](:\d{1,5})?$/.exec(text)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text
  return isIP(bare) === 0 ? 'unknown' : bare
}
