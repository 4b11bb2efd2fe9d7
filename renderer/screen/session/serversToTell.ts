import { isLoopbackServer } from '../../../shared/room/invitation/isLocalServer.ts'
import { bareServer } from '../../../shared/room/invitation/serverPins.ts'
import { isLan } from './consentWords.ts'

/** The meeting points that somebody else can be told of by voice, and how far they reach. */
export type ServersToTell = {
  readonly servers: readonly string[]
  /** Anywhere, within the local network, or on this computer alone. */
  readonly reach: 'far' | 'lan' | 'here'
}

/** What to read aloud of these addresses: without pins, which nobody can say, and without those that only this computer reaches. */
export function serversToTell(addresses: readonly string[]): ServersToTell {
  const bare = [...new Set(addresses.map(bareServer))]
  const servers = bare.filter(address => !isLoopbackServer(address))
  if (servers.length === 0) return { servers: bare, reach: 'here' }
  return { servers, reach: isLan(servers) ? 'lan' : 'far' }
}
