const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
const IPV6 = /^[0-9a-f:]{2,39}$/

/** Where an address lies: on the open internet, in a network of one's own, or nowhere a peer can be. */
export type AddressScope = 'public' | 'private' | 'none'

/** Where an IP literal lies; any other text is `none`, so that no name is ever looked up for a peer. */
export function addressScope(text: string): AddressScope {
  const address = text.toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  const parts = IPV4.exec(mapped ?? address)
  if (parts) return ipv4Scope(parts.slice(1).map(Number))
  return IPV6.test(address) && address.includes(':') ? ipv6Scope(address) : 'none'
}

function ipv4Scope(parts: readonly number[]): AddressScope {
  const [a = 0, b = 0] = parts
  if (parts.some(part => part > 255) || a === 0 || a >= 224) return 'none'
  const own = a === 10 || a === 127 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)
  // Link-local addresses, and those that a provider shares out behind its own NAT
  const near = (a === 169 && b === 254) || (a === 100 && b >= 64 && b <= 127)
  return own || near ? 'private' : 'public'
}

function ipv6Scope(address: string): AddressScope {
  if (address === '::' || address.startsWith('ff')) return 'none'
  // Global unicast is 2000::/3; what is not in it is loopback, link-local or unique-local
  return /^[23]/.test(address) ? 'public' : 'private'
}
