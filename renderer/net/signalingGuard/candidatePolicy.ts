import type { IceSettings } from '../../../shared/ports/transport.ts'
import { addressScope } from './ipAddress.ts'

/** Most candidates taken from, and sent to, one connection. */
export const CANDIDATES_MAX = 32

const CANDIDATE =
  /^candidate:[A-Za-z0-9+/]{1,32} [12] (\S{1,8}) \d{1,10} (\S{1,64}) (\d{1,5}) typ (host|srflx|prflx|relay)(?: |$)/i
const MDNS = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.local$/i
const HOST = /^turns?:\[?([^\]?]+?)\]?(?::\d+)?(?:\?.*)?$/i

/** Decides about candidates under the ICE settings of a room (PROTOCOL.md §6). */
export type CandidatePolicy = (candidate: string) => boolean

/**
 * Under `relay`, relay candidates alone pass. A private or loopback address passes only where the room itself points into
 * a private network: under `direct`, or when one of its own TURN servers stands there. Never TCP, which would let a peer
 * make us knock at any door of the local network, never a privileged port, and never a name other than one of mDNS.
 */
export function candidatePolicy(ice: IceSettings): CandidatePolicy {
  const direct = ice.policy === 'direct'
  const privately = direct || ice.servers.some(({ urls }) => urls.some(isPrivateServer))
  return candidate => {
    const [, transport = '', address = '', port = '', type = ''] = CANDIDATE.exec(candidate) ?? []
    if (transport.toLowerCase() !== 'udp' || Number(port) < 1024 || Number(port) > 65_535) return false
    if (!direct && type.toLowerCase() !== 'relay') return false
    if (MDNS.test(address)) return direct
    const scope = addressScope(address)
    return scope === 'public' || (scope === 'private' && privately)
  }
}

/** The candidate without the address from which a relay or a STUN server saw us. */
export function wireCandidate(candidate: string): string {
  return candidate.replace(/ raddr \S+ rport \d+/i, ' raddr 0.0.0.0 rport 0')
}

function isPrivateServer(url: string): boolean {
  const host = HOST.exec(url)?.[1] ?? ''
  return host === 'localhost' || addressScope(host) === 'private'
}
