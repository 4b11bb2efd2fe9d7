import { RELAY_URL_MAX } from './relayLimits.ts'

const RELAY_URL =
  /^turns?:(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\])(?::[1-9]\d{0,4})?(?:\?transport=(?:udp|tcp))?$/

/** True for the address of a relay: turn or turns, a name or an IP address, at most 200 characters (PROTOCOL.md §6.6). */
export function isRelayUrl(url: string): boolean {
  return url.length <= RELAY_URL_MAX && RELAY_URL.test(url)
}
