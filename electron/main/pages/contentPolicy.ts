import { ensure, ProtocolError } from '../../../shared/bytes/protocolError.ts'
import type { PageName } from './appAddress.ts'

// A host that is read as more than a name or an address could say more in a policy than it should.
const PLAIN_HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/

function serverOrigin(server: string): string {
  try {
    const { origin, hostname } = new URL(server)
    ensure(PLAIN_HOST.test(hostname), 'SERVER_ADDRESS')
    return origin
  } catch {
    throw new ProtocolError('SERVER_ADDRESS')
  }
}

/** The origins of signalling servers. An address that is none raises SERVER_ADDRESS. */
export function serverOrigins(servers: readonly string[]): string[] {
  return [...new Set(servers.map(serverOrigin))].sort()
}

/** What a policy says for an origin. It cannot name an IPv6 address, so that its scheme stands for it and the filter of requests alone knows the address. */
function policySource(origin: string): string {
  return origin.includes('[') ? origin.slice(0, origin.indexOf('//')) : origin
}

/**
 * The content security policy of a page. The screen connects to nothing; net connects to the given servers and may compile the
 * WebAssembly of libsodium. A policy does not restrict WebRTC: that is what closeWebRtc and the preload script are for.
 */
export function contentPolicy(page: PageName, servers: readonly string[]): string {
  const origins = [...new Set(serverOrigins(servers).map(policySource))]
  const connect = page === 'net' && origins.length > 0 ? origins.join(' ') : "'none'"
  const script = page === 'net' ? "'self' 'wasm-unsafe-eval'" : "'self'"
  return [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}
