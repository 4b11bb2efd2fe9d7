const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const GROUP = /^[0-9a-f]{1,4}$/

/** True for a small-letter name of at most 253 characters, an IPv4 address in four decimal parts, or an IPv6 address without brackets. */
export function isProxyHost(text: string): boolean {
  return text.includes(':') ? isIpv6(text) : text.length <= 253 && isNameOrIpv4(text.split('.'))
}

function isNameOrIpv4(labels: readonly string[]): boolean {
  if (!labels.every(label => LABEL.test(label))) return false
  // what ends in a number is read as an address, and then it must be one as people write it
  return /^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '') ? isIpv4(labels) : true
}

function isIpv4(parts: readonly string[]): boolean {
  return parts.length === 4 && parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

function isIpv6(text: string): boolean {
  const halves = text.split('::').map(half => (half === '' ? [] : half.split(':')))
  const groups = halves.flat()
  const isWhole = halves.length === 1 ? groups.length === 8 : halves.length === 2 && groups.length < 8
  return isWhole && groups.every(group => GROUP.test(group))
}
