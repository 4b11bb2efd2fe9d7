import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iceConfiguration } from '../../renderer/net/link/iceConfiguration.ts'
import { candidatePolicy } from '../../renderer/net/signalingGuard/candidatePolicy.ts'
import type { IceSettings } from '../../shared/ports/transport.ts'
import type { Peer } from '../integration/webrtc/support/peer.ts'
import { RoomOfPeers } from '../integration/webrtc/support/roomOfPeers.ts'
import { Stage } from '../integration/webrtc/support/stage.ts'

const NO_SERVERS: IceSettings = { policy: 'relay', servers: [] }
const DIRECT: IceSettings = { policy: 'direct', servers: [] }

const candidate = (type: string, address: string) =>
  `candidate:1 1 udp 2122260223 ${address} 50000 typ ${type} generation 0`
const WAYS = ['host', 'srflx', 'prflx']
const ADDRESSES = [
  '127.0.0.1',
  '192.168.1.1',
  '203.0.113.5',
  '::1',
  '0f8fad5b-d9cb-469f-a165-70867728950e.local',
]

/** Relay-only with one TURN server that nobody answers at. */
const silent = (port: number, ...more: string[]): IceSettings => ({
  policy: 'relay',
  servers: [{ urls: [`turn:127.0.0.1:${port}`, ...more], username: 'u', credential: 'c' }],
})

describe('32: TURN down -> no direct fallback, in what is asked of the engine', () => {
  const without: [string, IceSettings][] = [
    ['no server', NO_SERVERS],
    ['a STUN server alone', { policy: 'relay', servers: [{ urls: ['stun:127.0.0.1:9'] }] }],
    [
      'addresses that are none',
      { policy: 'relay', servers: [{ urls: ['', 'http://127.0.0.1', 'xturn:127.0.0.1'] }] },
    ],
  ]

  it.each(without)('with %s there is nothing to gather from, and the engine is told relay', (_, ice) => {
    expect(iceConfiguration(ice)).toEqual({ iceServers: [], iceTransportPolicy: 'relay' })
  })

  it('E-16: a TURN server that is named keeps the policy, and no STUN server comes with it', () => {
    const { iceServers, iceTransportPolicy } = iceConfiguration(silent(9, 'stun:127.0.0.1:9'))
    expect(iceTransportPolicy).toBe('relay')
    expect(iceServers?.flatMap(({ urls }) => urls)).toEqual(['turn:127.0.0.1:9'])
  })

  it('P0-3, E-14, E-16: no candidate of another way is sent or taken, whoever offers it', () => {
    for (const ice of [NO_SERVERS, silent(9)])
      for (const type of WAYS)
        for (const address of ADDRESSES)
          expect([type, address, candidatePolicy(ice)(candidate(type, address))]).toEqual([
            type,
            address,
            false,
          ])
    // the same ones under direct: it is the policy that keeps them out
    expect(candidatePolicy(DIRECT)(candidate('host', '192.168.1.1'))).toBe(true)
  })
})

describe('32: TURN down -> no direct fallback, between real peers', { timeout: 90_000 }, () => {
  let stage: Stage
  const dead = createSocket('udp4')

  beforeAll(async () => {
    stage = await Stage.open()
    // takes what comes and never answers: a server that is down, or UDP that is blocked on the way
    dead.bind(0, '127.0.0.1')
    await once(dead, 'listening')
  })
  afterAll(async () => {
    dead.close()
    await stage.close()
  })

  const deadPort = () => dead.address().port

  /** Opens a room for two. */
  async function open(ann: IceSettings, ben: IceSettings): Promise<Peer[]> {
    const room = new RoomOfPeers([stage.url], 2)
    const peers = await stage.peers(2)
    for (const [at, ice] of [ann, ben].entries())
      peers[at]?.do({ do: 'openCarrier', carrier: room.carrier(at, ice) })
    return peers
  }

  const settings: [string, () => [IceSettings, IceSettings]][] = [
    ['none is named', () => [NO_SERVERS, NO_SERVERS]],
    ['the one named does not answer', () => [silent(deadPort()), silent(deadPort())]],
    ['the other would go directly', () => [NO_SERVERS, DIRECT]],
  ]

  it.each(settings)('P0-3: no connection where %s: both give up, and say so', async (_, of) => {
    const peers = await open(...of())
    const gaveUp = (peer: Peer) => peer.of('refused').some(({ code }) => code === 'LINK_TIMEOUT')
    await Promise.all(peers.map(peer => peer.until('it gives up', () => gaveUp(peer), 40_000)))
    expect(peers.flatMap(peer => peer.of('link-open'))).toEqual([])
    for (const peer of peers) await peer.kill()
  })

  it('where both may go directly the same peers are linked at once', async () => {
    const peers = await open(DIRECT, DIRECT)
    await Promise.all(peers.map(peer => peer.linked(1)))
    for (const peer of peers) await peer.kill()
  })
})
