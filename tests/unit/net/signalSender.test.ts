import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { candidatePolicy } from '../../../renderer/net/signalingGuard/candidatePolicy.ts'
import type { Peer } from '../../../renderer/net/signalingGuard/peer.ts'
import type { AnnounceMessage, PeerId } from '../../../renderer/net/signalingGuard/peerMessage.ts'
import { PeerTable } from '../../../renderer/net/signalingGuard/peerTable.ts'
import type { SignalEnd, SignalSession } from '../../../renderer/net/signalingGuard/signalEnvelope.ts'
import { SignalSender } from '../../../renderer/net/signalingGuard/signalSender.ts'
import { randomSecret } from '../../../shared/crypto/random.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { goodSdp } from '../../support/hostile/descriptions.ts'
import { FakeClock } from './fakeClock.ts'

const end = (letter: string): SignalEnd => ({
  device: letter.repeat(32) as DeviceId,
  session: letter.repeat(32) as SignalSession,
})
const self = end('a')
const ben = end('b')
const mine = '00000000-0000-4000-8000-00000000000a' as PeerId
const his = '00000000-0000-4000-8000-00000000000b' as PeerId
const announce: AnnounceMessage = { type: 'announce', from: mine }

let clock: FakeClock
let table: PeerTable
let peer: Peer
let sender: SignalSender
let said: { readonly at: number; readonly data: string }[]

beforeAll(cryptoReady)
beforeEach(() => {
  clock = new FakeClock()
  const start = clock.now()
  table = new PeerTable({
    devices: [ben.device],
    candidates: candidatePolicy({ policy: 'direct', servers: [] }),
    random: () => 0.5,
    nowMs: start,
  })
  peer = table.get(ben.device) as Peer
  peer.session = ben.session
  peer.peerId = his
  said = []
  sender = new SignalSender({
    self,
    clock,
    carrier: {
      signalKey: randomSecret<'signal'>(),
      peers: [
        {
          device: ben.device,
          linkKey: randomSecret<'pair-link'>(),
          signalKey: randomSecret<'pair-signal'>(),
        },
      ],
    },
    topic: 'T'.repeat(32) as Topic,
    publish: (_topic, data) => said.push({ at: clock.now() - start, data }),
    peer: device => table.get(device),
  })
})

const times = () => said.map(({ at }) => at)
const texts = () => new Set(said.map(({ data }) => data))

function connect(): void {
  table.hearDirected(peer, mine, { type: 'announce', from: his }, clock.now())
}

describe('what a server may have lost', () => {
  test('an announce to a device is said again, the same bytes, while there is no connection with it', () => {
    sender.announceTo(ben, announce)
    clock.pass(60_000)
    expect(times()).toEqual([0, 1_000, 3_000, 7_000, 11_000])
    expect(texts().size).toBe(1)
  })

  test('an announce is not said again once there is a connection', () => {
    sender.announceTo(ben, announce)
    clock.pass(1_500)
    connect()
    clock.pass(60_000)
    expect(times()).toEqual([0, 1_000])
  })

  test('of many announces the last is said again, as often as of one', () => {
    for (let n = 0; n < 20; n++) sender.announceTo(ben, announce)
    clock.pass(11_000)
    expect(said).toHaveLength(20 + 4)
    expect(texts().size).toBe(20)
    expect(said.at(-1)?.data).toBe(said[19]?.data)
  })

  test('a later announce is said again as well', () => {
    sender.announceTo(ben, announce)
    clock.pass(20_000)
    sender.announceTo(ben, announce)
    clock.pass(20_000)
    expect(times()).toHaveLength(10)
    expect(texts().size).toBe(2)
  })

  test('an offer is said again until its connection is open', () => {
    connect()
    sender.queue(peer, { type: 'offer', from: mine, to: his, sdp: goodSdp(1) }, table)
    clock.pass(4_000)
    expect(times()).toEqual([25, 1_025, 3_025])
    if (peer.connection) peer.connection.open = true
    clock.pass(60_000)
    expect(said).toHaveLength(3)
  })

  test('an offer is not said again for the next connection', () => {
    connect()
    sender.queue(peer, { type: 'offer', from: mine, to: his, sdp: goodSdp(1) }, table)
    clock.pass(500)
    peer.connection = null
    connect()
    clock.pass(60_000)
    expect(times()).toEqual([25])
  })

  test('nothing is said after the end', () => {
    sender.announceTo(ben, announce)
    sender.stop()
    clock.pass(60_000)
    expect(times()).toEqual([0])
    expect(clock.waiting).toBe(0)
  })
})
