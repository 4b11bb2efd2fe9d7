import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { fromUtf8, utf8 } from '../../bytes/utf8.ts'
import { Secret } from '../../crypto/secret.ts'
import { isRelayToken } from './isRelayToken.ts'
import { RELAY_URL_MAX } from './relayLimits.ts'

const LOOPBACK = /^ws:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?:[:/]|$)/i

/** What an organisation gives its counsellors, so that its signalling server gives their rooms a relay, and where it may be shown (PROTOCOL.md §6.6). */
export type RelayAccess = { readonly server: string; readonly token: Secret<'relay-token'> }

/**
 * A token as somebody typed it, for one server alone. RELAY_TOKEN for one of another form, and for a server to which it would travel
 * in the open (PROTOCOL.md §6.6).
 */
export function relayAccess(token: string, server: string): RelayAccess {
  const text = token.trim()
  ensure(isRelayToken(text) && (server.startsWith('wss://') || LOOPBACK.test(server)), 'RELAY_TOKEN')
  return { server, token: new Secret(utf8(text)) }
}

/** Encodes what a room may ask with, for the store of a profile; no bytes for nothing. The bytes are secret (PROTOCOL.md §11.3). */
export function encodeRelayAccess(access: RelayAccess | null): Uint8Array {
  if (access === null) return new Uint8Array()
  return new BytesWriter().u8(1).lp(utf8(access.server)).lp(access.token.expose()).finish()
}

/** Decodes the same; BAD_VERSION, RELAY_TOKEN or a decoding code for anything else (PROTOCOL.md §11.3). */
export function decodeRelayAccess(bytes: Uint8Array): RelayAccess | null {
  if (bytes.length === 0) return null
  return readExactly(bytes, reader => {
    ensure(reader.u8() === 1, 'BAD_VERSION')
    const server = fromUtf8(reader.lp(RELAY_URL_MAX))
    return relayAccess(fromUtf8(reader.lp(RELAY_URL_MAX)), server)
  })
}
