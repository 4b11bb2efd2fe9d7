import type { IceSettings } from '../../../shared/ports/transport.ts'

const RELAY = /^turns?:/i

/**
 * The whole configuration of a peer connection. Only the room's own servers are named, under `relay` only its TURN
 * servers; without any there is no candidate and no connection, and nothing falls back to another way.
 */
export function iceConfiguration(ice: IceSettings): RTCConfiguration {
  const relay = ice.policy === 'relay'
  const iceServers = ice.servers
    .map(server => ({ ...server, urls: server.urls.filter(url => !relay || RELAY.test(url)) }))
    .filter(server => server.urls.length > 0)
  return { iceServers, iceTransportPolicy: relay ? 'relay' : 'all' }
}
