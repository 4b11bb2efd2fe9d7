import { type BytesReader, readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import { fromUtf8, utf8 } from '../../bytes/utf8.ts'
import { Secret } from '../../crypto/secret.ts'
import { isRelayUrl } from './isRelayUrl.ts'
import { RELAY_LIFETIME_MAX, RELAY_URL_MAX, RELAY_URLS_MAX } from './relayLimits.ts'

/** Largest encoded grant in bytes (PROTOCOL.md §4.1). */
export const RELAY_GRANT_MAX = 4096

const USERNAME = /^\d{10,12}(?::[A-Za-z0-9_-]{1,32})?$/
const CREDENTIAL = /^[A-Za-z0-9+/]{27}=$/

/** A time-limited credential for relays, as a signalling server gives it (PROTOCOL.md §6.6). */
export type RelayCredential = {
  readonly urls: readonly string[]
  /** When it ends, in s since 1970 by the relay's clock, and at most a random word: never a name. */
  readonly username: string
  readonly credential: Secret<'relay-credential'>
  /** How long it is good for, in s. */
  readonly lifetime: number
}

/** The same as it stands in an epoch; `until` is in ms since 1970, by the room's time (PROTOCOL.md §4.1). */
export type RelayGrant = RelayCredential & { readonly until: number }

/** A credential of checked parts; TOO_LARGE for more than 6 addresses, BAD_VALUE for any other fault (PROTOCOL.md §6.6). */
export function relayCredential(parts: {
  readonly urls: readonly string[]
  readonly username: string
  readonly credential: Uint8Array
  readonly lifetime: number
}): RelayCredential {
  const { urls, username, credential, lifetime } = parts
  ensure(urls.length <= RELAY_URLS_MAX, 'TOO_LARGE')
  ensure(urls.length > 0 && new Set(urls).size === urls.length && urls.every(isRelayUrl), 'BAD_VALUE')
  ensure(USERNAME.test(username) && CREDENTIAL.test(fromUtf8(credential)), 'BAD_VALUE')
  ensure(Number.isInteger(lifetime) && lifetime > 0 && lifetime <= RELAY_LIFETIME_MAX, 'BAD_VALUE')
  return { urls: [...urls], username, credential: new Secret(credential), lifetime }
}

/** Encodes a grant, nothing for none; the bytes are secret (PROTOCOL.md §4.1). */
export function encodeRelayGrant(grant: RelayGrant | null): Uint8Array {
  if (grant === null) return new Uint8Array()
  const { until, lifetime, urls, username, credential } = grant
  const writer = new BytesWriter().u8(1).u64(until).u32(lifetime).u8(urls.length)
  for (const url of urls) writer.lp(utf8(url))
  return writer.lp(utf8(username)).lp(credential.expose()).finish()
}

/** Decodes a grant, null for no bytes; BAD_VERSION, TOO_LARGE, BAD_VALUE or a decoding code for anything else (PROTOCOL.md §4.1). */
export function decodeRelayGrant(bytes: Uint8Array): RelayGrant | null {
  return bytes.length === 0 ? null : readExactly(bytes, readGrant)
}

function readGrant(reader: BytesReader): RelayGrant {
  ensure(reader.u8() === 1, 'BAD_VERSION')
  const [until, lifetime] = [reader.u64(), reader.u32()]
  const urls = readMany(reader.u8(), RELAY_URLS_MAX, () => fromUtf8(reader.lp(RELAY_URL_MAX)))
  const username = fromUtf8(reader.lp(64))
  return { ...relayCredential({ urls, username, credential: reader.lp(64), lifetime }), until }
}
