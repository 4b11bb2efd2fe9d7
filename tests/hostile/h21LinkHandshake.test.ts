import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CHUNK, encodeChunk } from '../../renderer/net/channelGuard/chunk.ts'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import type { Peer } from '../integration/webrtc/support/peer.ts'
import type { PlainCarrier } from '../integration/webrtc/support/peerCall.ts'
import { RoomOfPeers } from '../integration/webrtc/support/roomOfPeers.ts'
import { Stage } from '../integration/webrtc/support/stage.ts'
import { Storm } from '../integration/webrtc/support/storm.ts'
import type { Shake } from '../integration/webrtc/support/stormCall.ts'
import { HostileServer } from '../support/hostile/hostileServer.ts'

const SMALLEST = '00000000-0000-4000-8000-000000000000'

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

const refused = (peer: Peer, code: ErrorCode, timeoutMs?: number) =>
  peer.until(`refused ${code}`, () => peer.of('refused').some(event => event.code === code), timeoutMs)

const linkedTo = (peer: Peer, device: number) =>
  peer.until(`a link to ${device}`, () => peer.links.some(open => open.device === room.device(device)))

/** Ann and Ben are linked, talk, and went on doing so whatever Mallory did. */
async function honestTalk(): Promise<void> {
  await Promise.all([linkedTo(ann, 1), linkedTo(ben, 0)])
  const before = [ann.of('entry').length, ben.of('entry').length]
  ann.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(`of Ann, after ${before[0]}`)] })
  ben.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(`of Ben, after ${before[1]}`)] })
  await ann.until('an entry of Ben', () => ann.of('entry').length > (before[0] ?? 0))
  await ben.until('an entry of Ann', () => ben.of('entry').length > (before[1] ?? 0))
}

/** Mallory, a real member, links to everybody she meets and shakes hands in her own way. */
async function malloryShakes(shake: Shake): Promise<void> {
  ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
  ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await honestTalk()
  const carrier = room.carrier(2)
  storm.do({ as: 'mallory', do: 'join', carrier, peerId: SMALLEST, server: server.url, shake, eager: true })
  await storm.until('a channel', () => storm.by('mallory', 'open').length > 0)
}

function expectNothingForMallory(): void {
  const device = room.device(2)
  expect([ann, ben].flatMap(peer => peer.of('link-open')).filter(open => open.device === device)).toEqual([])
  expect([ann, ben].flatMap(peer => peer.of('link-closed'))).toEqual([])
  const chunks = storm.by('mallory', 'bytes').map(event => event.bytes[0])
  expect(new Set(chunks)).toEqual(new Set(chunks.filter(type => type === CHUNK.hello || type === CHUNK.tag)))
}

describe('21: link handshake: reflected nonce, swapped fingerprints (MITM by member + server), wrong epoch, silence for 11 s', () => {
  test.each(['mirror', 'other-epoch'] as const)(
    'handshake of the kind %s: closed on both sides',
    async shake => {
      await malloryShakes(shake)
      await Promise.all([refused(ann, 'LINK_TAG'), refused(ben, 'LINK_TAG')])
      await storm.until('both are closed', () => storm.by('mallory', 'closed').length === 2)
      await honestTalk()
      expectNothingForMallory()
      expect(ann.of('refused').map(event => event.code)).toEqual(['LINK_TAG'])
    },
  )

  test('silence closes the channel after 10 s, and the honest talk meanwhile', async () => {
    await malloryShakes('silent')
    const began = Date.now()
    await honestTalk()
    await Promise.all([refused(ann, 'LINK_TIMEOUT'), refused(ben, 'LINK_TIMEOUT')])
    expect(Date.now() - began).toBeGreaterThan(8_000)
    expect(Date.now() - began).toBeLessThan(15_000)
    await storm.until('both are closed', () => storm.by('mallory', 'closed').length >= 2)
    await honestTalk()
    expectNothingForMallory()
  })

  test.each([
    ['frames', encodeChunk({ type: CHUNK.frame, id: 0, total: 3, offset: 0, data: new Uint8Array(3) })],
    [
      'a sync step',
      encodeChunk({ type: CHUNK.carrier, id: 0, total: 4, offset: 0, data: Uint8Array.of(0, 0, 1, 0) }),
    ],
    ['a ping', encodeChunk({ type: CHUNK.ping, id: 0, total: 0, offset: 0, data: new Uint8Array() })],
    ['a tag', encodeChunk({ type: CHUNK.tag, id: 0, total: 32, offset: 0, data: new Uint8Array(32) })],
  ])('%s before the handshake: closed, and nothing is answered', async (_what, bytes) => {
    await malloryShakes('silent')
    storm.do({ as: 'mallory', do: 'send', to: room.device(0), bytes })
    await refused(ann, 'LINK_STATE')
    await storm.until('it is closed', () => storm.by('mallory', 'closed').length >= 1)
    await honestTalk()
    expectNothingForMallory()
    expect(ann.of('frame')).toEqual([])
  })

  test('a member and the server stand between two, with all keys of signalling: neither of them gets a link', async () => {
    const other = await HostileServer.start()
    // each honest side knows one server, and on it Mallory in the place of the other
    const at = (carrier: PlainCarrier, url: string): PlainCarrier => ({ ...carrier, servers: [url] })
    ann.do({ do: 'openCarrier', carrier: at(room.carrier(0), server.url) })
    ben.do({ do: 'openCarrier', carrier: at(room.carrier(1), other.url) })
    const join = { do: 'join', peerId: SMALLEST, shake: 'piped', eager: true } as const
    storm.do({ ...join, as: 'false Ben', carrier: room.carrier(1), server: server.url })
    storm.do({ ...join, as: 'false Ann', carrier: room.carrier(0), server: other.url })
    storm.do({ as: 'false Ben', do: 'pipe', into: 'false Ann' })
    storm.do({ as: 'false Ann', do: 'pipe', into: 'false Ben' })
    // whoever finds out first may close before her own tag is out: then the other waits for it in vain
    await Promise.all([ann, ben].map(peer => peer.until('a refusal', () => peer.of('refused').length > 0)))
    const codes = [ann, ben].flatMap(peer => peer.of('refused').map(event => event.code))
    expect(codes).toContain('LINK_TAG')
    expect(codes.filter(code => code !== 'LINK_TAG' && code !== 'LINK_TIMEOUT')).toEqual([])
    expect([ann, ben].flatMap(peer => peer.of('link-open'))).toEqual([])
    expect([ann, ben].flatMap(peer => peer.of('entry'))).toEqual([])
    await other.down()
  })

  test('whoever stands in the place of another with all keys but that of the link gets none', async () => {
    ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
    const carrier = room.carrier(1)
    const without = carrier.peers.map(peer => ({ ...peer, linkKey: new Uint8Array(32) }))
    const join = { do: 'join', peerId: SMALLEST, shake: 'honest', eager: true, server: server.url } as const
    storm.do({ ...join, as: 'false Ben', carrier: { ...carrier, peers: without } })
    await refused(ann, 'LINK_TAG')
    await storm.until('it is closed', () => storm.by('false Ben', 'closed').length === 1)
    expect(ann.of('link-open')).toEqual([])
    expect(storm.by('false Ben', 'linked')).toEqual([])
  })
})
