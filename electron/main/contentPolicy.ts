import { ensure, ProtocolError } from '../../shared/bytes/protocolError.ts'
import type { PageName } from './appAddress.ts'

// A host that is read as more than a name could say more in a policy than it should; an IPv6 literal cannot be named in one at all.
const PLAIN_HOST = /^[a-z0-9.-]+$/

function serverOrigin(server: string): string {
  try {
    const { origin, hostname } = new URL(server)
    ensure(PLAIN_HOST.test(hostname), 'SERVER_ADDRESS')
    return origin
  } catch {
    throw new ProtocolError('SERVER_ADDRESS')
  }
}

/** The origins of signalling servers, as a policy names them. An address that is none, or an IPv6 literal, raises SERVER_ADDRESS. */
export function serverOrigins(servers: readonly string[]): string[] {
  return [...new Set(servers.map(serverOrigin))].sort()
}

/**
 * The content security policy of a page. The screen connects to nothing; net connects to the given servers and may compile the
 * WebAssembly of libsodium. A policy does not restrict WebRTC: that is what closeWebRtc and the preload script are for.
 */
export function contentPolicy(page: PageName, servers: readonly string[]): string {
  const origins = serverOrigins(servers)
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
