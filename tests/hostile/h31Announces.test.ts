import { randomUUID } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openSignal } from '../../renderer/net/signalingGuard/signalEnvelope.ts'
import { fromBase64url } from '../../shared/bytes/base64url.ts'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { secretOf } from '../../shared/crypto/secret.ts'
import type { IceSettings, Topic } from '../../shared/ports/transport.ts'
import { eventually } from '../integration/webrtc/support/eventually.ts'
import type { Peer } from '../integration/webrtc/support/peer.ts'
import { RoomOfPeers } from '../integration/webrtc/support/roomOfPeers.ts'
import { Stage } from '../integration/webrtc/support/stage.ts'
import { Storm } from '../integration/webrtc/support/storm.ts'
import type { Shake } from '../integration/webrtc/support/stormCall.ts'
import { goodSdp, videoSdp } from '../support/hostile/descriptions.ts'
import { HostileServer, type Published } from '../support/hostile/hostileServer.ts'
import { there } from '../support/refusals.ts'

const SMALLEST = '00000000-0000-4000-8000-000000000000'
const GREATEST = 'ffffffff-ffff-4fff-bfff-ffffffffffff'

let stage: Stage
let server: HostileServer
let storm: Storm
let ann: Peer
let ben: Peer
let room: RoomOfPeers

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  server = await HostileServer.start()
  room = new RoomOfPeers([server.url], 3)
  storm = await Storm.start()
  ;[ann, ben] = (await stage.peers(2)) as [Peer, Peer]
})
afterEach(async () => {
  for (const peer of [ann, ben, storm]) await peer.kill()
  await server.down()
})

/** Ann and Ben are linked. */
async function honestLink(): Promise<void> {
  ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
  ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await Promise.all([ann.linked(1), ben.linked(1)])
}

function joins(as: string, peerId: string, { url } = server, shake: Shake = 'honest'): void {
  storm.do({ as, do: 'join', carrier: room.carrier(2), peerId, server: url, shake })
}

/** Ann and Ben on a server each, which pass nothing on between them; and what Mallory's device beside each is called. */
async function apart() {
  const other = await HostileServer.start()
  onTestFinished(() => other.down())
  ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
  ben.do({ do: 'openCarrier', carrier: { ...room.carrier(1), servers: [other.url] } })
  return [
    { as: 'thief at Ann', peer: ann, own: server },
    { as: 'thief at Ben', peer: ben, own: other },
  ]
}

/** From now on what Ann and Ben say on one of these servers is heard on all; Mallory goes on with each of them alone. */
function bridge(servers: readonly HostileServer[]): void {
  for (const own of servers)
    own.treat = said => {
      own.forward(said)
      const others = servers.filter(to => to !== own && speaker(said) !== room.device(2))
      for (const to of others) to.forward(said, { reflect: true })
    }
}

/** Who said this, whichever client of the server it was. */
function speaker({ topic, data }: Published): string {
  const key = secretOf<'signal'>(room.signalKey)
  return openSignal(fromBase64url(data), topic as Topic, key).sender.device
}

/** What a device calls itself, as one of Mallory's heard it. */
async function peerIdOf(as: string, device: number): Promise<string> {
  const heard = () => storm.by(as, 'heard').find(event => event.from === room.device(device))
  await storm.until('an announce', () => heard() !== undefined, 60_000)
  return heard()?.peerId ?? ''
}

/** Mallory, a member on a server that is on her side, comes under a peer id of her choice and hears Ann; gives Ann's peer id. */
async function malloryComes(as: string, peerId: string): Promise<string> {
  joins(as, peerId)
  return peerIdOf(as, 0)
}

function refused(code: ErrorCode): Promise<void> {
  return ann.until(`refused ${code}`, () => ann.of('refused').some(event => event.code === code))
}

/** Ann and Ben still talk over the link that they have. */
async function stillTalking(): Promise<void> {
  const before = [ann.of('entry').length, ben.of('entry').length]
  ann.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(`of Ann, after ${before[0]}`)] })
  ben.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(`of Ben, after ${before[1]}`)] })
  await ann.until('an entry of Ben', () => ann.of('entry').length > (before[0] ?? 0))
  await ben.until('an entry of Ann', () => ben.of('entry').length > (before[1] ?? 0))
}

function expectUntouched(): void {
  expect([ann, ben].flatMap(peer => peer.of('link-closed'))).toEqual([])
  const links = [ann, ben].map(peer => peer.links.map(open => open.link))
  expect(links[0]).toHaveLength(1)
  expect(links[1]).toEqual(links[0])
}

/** How often Ann answered an offer of Mallory's, or made her one. */
function connectionsOfAnn(as: string): number {
  const ofAnn = storm.by(as, 'heard').filter(event => event.from === room.device(0))
  return ofAnn.filter(event => event.what === 'answer' || event.what === 'offer').length
}

describe('31: 40 ghost announces, 100 unsolicited offers, answer for unknown peer, SDP with m=video, 10k candidates to 127.0.0.1/LAN', {
  timeout: 180_000,
}, () => {
  test('ghosts and offers take one place of 31, and whoever comes later is linked', async () => {
    ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
    await ann.until('her server', () => ann.of('server').some(event => event.state === 'open'))
    const annId = await malloryComes('mallory', SMALLEST)
    storm.do({ as: 'mallory', do: 'ghosts', count: 40 })
    for (let n = 0; n < 100; n++)
      storm.do({ as: 'mallory', do: 'tell', to: room.device(0), messages: [offer(annId, goodSdp(n))] })
    await refused('SIGNAL')
    ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
    await ben.until('a link to Ann', () => ben.links.some(open => open.device === room.device(0)))
    await stillTalking()
    expect(connectionsOfAnn('mallory')).toBe(1)
  })

  test('an answer to nothing, a second answer, video, a renegotiation and no known type are refused beside a link that stays', async () => {
    await honestLink()
    const annId = await malloryComes('mallory', GREATEST)
    const signal = (fields: object) => ({ type: 'signal', from: GREATEST, to: annId, signal: fields })
    const tell = (message: object) =>
      storm.do({ as: 'mallory', do: 'tell', to: room.device(0), messages: [message] })
    await storm.until("Ann's offer", () => connectionsOfAnn('mallory') === 1)
    tell(signal({ type: 'answer', sdp: videoSdp() }))
    await refused('SDP')
    tell(signal({ type: 'renegotiate', renegotiate: true }))
    tell(signal({ type: 'transceiverRequest', transceiverRequest: { kind: 'video' } }))
    tell(signal({ type: 'offer', sdp: videoSdp() }))
    tell({ ...signal({ type: 'answer', sdp: goodSdp(1) }), to: SMALLEST })
    tell({ type: 'announce', from: SMALLEST })
    await refused('SIGNAL')
    await stillTalking()
    expectUntouched()
    expect(connectionsOfAnn('mallory')).toBe(1)
  })

  test('a member who calls herself by the peer id of another cannot touch her link, however often she comes', async () => {
    await honestLink()
    const annId = await malloryComes('scout', SMALLEST)
    const benId = await peerIdOf('scout', 1)
    storm.do({ as: 'scout', do: 'leave' })
    for (let stay = 0; stay < 4; stay++) {
      for (const [victim, from, to] of [
        [0, benId, annId],
        [1, annId, benId],
      ] as const) {
        const as = `thief ${stay} ${victim}`
        const signal = (fields: object) => ({ type: 'signal', from, to, signal: fields })
        const tell = (message: object) =>
          storm.do({ as, do: 'tell', to: room.device(victim), messages: [message] })
        joins(as, from)
        tell({ type: 'announce', from })
        if (stay % 2 === 0) tell(signal({ type: 'offer', sdp: goodSdp(stay) }))
        tell(signal({ type: 'answer', sdp: goodSdp(stay) }))
        storm.do({ as, do: 'candidates', to: room.device(victim), count: 32, address: '127.0.0.1' })
      }
      const thieves = () => server.said.filter(said => said.client > 3).length
      await eventually('all of it is said', () => thieves() >= (stay + 1) * 8)
      await stillTalking()
    }
    for (const peer of [ann, ben])
      await peer.until('refusals', () => peer.of('refused').some(event => event.code === 'SIGNAL'))
    await stillTalking()
    expectUntouched()
  })

  test('a member who takes the peer id of another before that one is known does not keep the two from linking', async () => {
    const sides = await apart()
    const ids = await Promise.all(
      sides.map(async ({ as, own }, device) => {
        joins(`scout of ${as}`, randomUUID(), own)
        return peerIdOf(`scout of ${as}`, device)
      }),
    )
    for (const [at, { as, own }] of sides.entries()) {
      storm.do({ as: `scout of ${as}`, do: 'leave' })
      joins(as, there(ids[1 - at]), own, 'lasting')
    }
    // whoever has the greater id takes an offer, the other makes one
    const takes = there(ids[0]) > there(ids[1]) ? 0 : 1
    const [taker, maker] = [there(sides[takes]), there(sides[1 - takes])]
    storm.do({ as: taker.as, do: 'link', to: room.device(takes) })
    const from = there(ids[takes])
    const to = room.device(1 - takes)
    storm.do({ as: maker.as, do: 'tell', to, messages: [{ type: 'announce', from }] })
    const isThief = (link: { device: string }) => link.device === room.device(2)
    await taker.peer.until('the link of the thief', () => taker.peer.links.some(isThief))
    const isOffer = (event: { from: string; what: string }) => event.from === to && event.what === 'offer'
    await storm.until('an offer to the thief', () => storm.by(maker.as, 'heard').some(isOffer))
    bridge(sides.map(({ own }) => own))
    // what remains is the pause before the next announce, at most 45 s, and a connection, at most 15 s (PROTOCOL.md §6.4)
    const met = sides.map(({ peer }, at) => {
      const isOther = (link: { device: string }) => link.device === room.device(1 - at)
      return peer.until('a link to the other', () => peer.links.some(isOther), 60_000)
    })
    await Promise.all(met)
    await stillTalking()
    expect(taker.peer.links.filter(isThief)).toHaveLength(1)
  })

  test('of 10,000 candidates for 127.0.0.1 or the local network 32 are tried when the room is direct, and none when it is relayed', async () => {
    const cases = [
      { address: '127.0.0.1', policy: 'direct', tried: true },
      { address: '127.0.0.1', policy: 'relay', tried: false },
      { address: '192.168.1.1', policy: 'relay', tried: false },
    ] as const
    const probed = await Promise.all(cases.map(({ address, policy }) => candidatesFor(address, policy)))
    for (const [at, { tried }] of cases.entries()) {
      expect(probed[at]?.heard().length).toBeLessThanOrEqual(tried ? 32 : 0)
      if (tried) expect(probed[at]?.heard()).not.toEqual([])
    }
  })
})

/** Somebody on whom Mallory unloads 10,000 candidates, for as long as a connection may take; on which ports anybody knocked. */
async function candidatesFor(address: string, policy: IceSettings['policy']) {
  const probed = await listeningPorts(64)
  const own = new RoomOfPeers([server.url], 3)
  const victim = await stage.peer()
  const [to, as] = [own.device(0), `mallory ${address} ${policy}`]
  victim.do({ do: 'openCarrier', carrier: own.carrier(0, { policy, servers: [] }) })
  await victim.until('her server', () => victim.of('server').some(event => event.state === 'open'))
  const carrier = own.carrier(2)
  storm.do({ as, do: 'join', carrier, peerId: SMALLEST, server: server.url, shake: 'honest' })
  await storm.until('an announce', () => storm.by(as, 'heard').length > 0, 60_000)
  const victimId = storm.by(as, 'heard')[0]?.peerId ?? ''
  storm.do({ as, do: 'tell', to, messages: [offer(victimId, goodSdp(1))] })
  for (const port of probed.ports) storm.do({ as, do: 'candidates', to, count: 1, address, port })
  storm.do({ as, do: 'candidates', to, count: 9_936, address })
  const isRefused = (code: ErrorCode) => () => victim.of('refused').some(event => event.code === code)
  await victim.until('refusals', isRefused('CANDIDATE'))
  await victim.until('she gives it up', isRefused('LINK_TIMEOUT'), 25_000)
  expect(victim.of('link-open')).toEqual([])
  expect(victim.of('refused').length).toBeLessThan(500)
  await victim.kill()
  return probed
}

/** UDP ports of this computer, and on which of them anybody knocked. */
async function listeningPorts(count: number) {
  const heard = new Set<number>()
  const sockets = Array.from({ length: count }, () => createSocket('udp4'))
  onTestFinished(() => {
    for (const socket of sockets) socket.close()
  })
  for (const socket of sockets) {
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    socket.on('message', () => heard.add(socket.address().port))
  }
  return { ports: sockets.map(socket => socket.address().port), heard: () => [...heard] }
}

function offer(to: string, sdp: string): object {
  return { type: 'signal', from: SMALLEST, to, signal: { type: 'offer', sdp } }
}
