import { ensure } from '../../bytes/protocolError.ts'

/** Most signalling servers that an invitation names (PROTOCOL.md §9). */
export const MAX_SERVERS = 4

// With 256 bits in 43 characters, two bits of the last one are zero
const PIN = '[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]'
const ADDRESS = new RegExp(`^(?:wss|ws(?!.*#))://[^\\s/?#]+(?:/[^\\s?#]*)?(?:#${PIN}(?:\\.${PIN})?)?$`)
const ADDRESS_CHARS = 200
// Neither commas, brackets nor quotes: in pasted text they stand around an address, not in it.
const ADDRESS_IN_TEXT = /(?<![a-z0-9])wss?:\/\/[a-z0-9._~:/?#[\]@!$&*+=%-]+/gi

/** True for a ws or wss address of at most 200 characters, without a query, with a fragment only of one or two pins behind wss (PROTOCOL.md §9.1). */
export function isServerAddress(text: string): boolean {
  return text.length <= ADDRESS_CHARS && ADDRESS.test(text)
}

/** The first four different addresses in a text and the text without them; an unusable address raises SERVER_ADDRESS (PROTOCOL.md §9). */
export function takeServers(text: string): { readonly servers: readonly string[]; readonly rest: string } {
  const found = new Set<string>()
  const rest = text.replace(ADDRESS_IN_TEXT, address => {
    found.add(tidy(address))
    return '|'
  })
  const servers = [...found].slice(0, MAX_SERVERS)
  ensure(servers.every(isServerAddress), 'SERVER_ADDRESS')
  return { servers, rest }
}

/** Without the punctuation of the sentence around it, and with a small scheme: phones write "Wss". */
function tidy(address: string): string {
  const bare = address.replace(/[.:!?*_~]+$/, '').replace(/^wss?/i, scheme => scheme.toLowerCase())
  return bare.endsWith(']') && !bare.includes('[') ? bare.slice(0, -1) : bare
}
