import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { createWebRtcTransport } from '../../renderer/net/createWebRtcTransport.ts'
import type { SocketClass } from '../../renderer/net/server/socketLike.ts'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { secretOf } from '../../shared/crypto/secret.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { Topic, TransportEvent } from '../../shared/ports/transport.ts'
import { RoomOfPeers } from '../integration/webrtc/support/roomOfPeers.ts'
import { heldBytes } from '../support/hostile/commonCriterion.ts'
import { HostileServer } from '../support/hostile/hostileServer.ts'
import { FakeClock } from '../unit/net/fakeClock.ts'

const HOUR_S = 3_600
const MiB = 1024 * 1024

beforeAll(cryptoReady)

/** A transport in time of the test's own, on real sockets; WebRTC is not reached. */
async function setup() {
  const server = await HostileServer.start()
  const clock = new FakeClock()
  const events: TransportEvent[] = []
  const sockets = { made: 0 }
  class CountedSocket extends WebSocket {
    constructor(url: string) {
      super(url)
      sockets.made += 1
    }
  }
  const rtc = { RTCPeerConnection: Object, RTCSessionDescription: Object, RTCIceCandidate: Object }
  const transport = createWebRtcTransport({
    ...(rtc as unknown as Parameters<typeof createWebRtcTransport>[0]),
    WebSocket: CountedSocket as unknown as SocketClass,
    clock,
    random: Math.random,
  })
  transport.listen(event => events.push(event))
  const room = new RoomOfPeers([server.url], 3)
  const { signalKey, peers, ...rest } = room.carrier(0)
  transport.openCarrier({
    ...rest,
    signalKey: secretOf(signalKey),
    peers: peers.map(peer => ({
      device: peer.device,
      linkKey: secretOf(peer.linkKey),
      signalKey: secretOf(peer.signalKey),
    })),
  })
  const topic = 'T'.repeat(32) as Topic
  transport.openTopic(topic, [server.url])
  /** Lets a second pass here, and real sockets have their say. */
  const second = async () => {
    clock.pass(1_000)
    await new Promise(resolve => setImmediate(resolve))
  }
  const until = async (what: string, isSo: () => boolean, seconds: number) => {
    for (let turn = 0; turn < seconds && !isSo(); turn++) {
      await second()
      for (let wait = 0; wait < 20 && !isSo(); wait++) await new Promise(resolve => setTimeout(resolve, 1))
    }
    expect(isSo(), what).toBe(true)
  }
  onTestFinished(async () => {
    transport.closeTopic(topic)
    transport.closeCarrier(room.epoch)
    await server.down()
  })
  return { server, clock, events, sockets, transport, room, topic, second, until }
}

const refused = (events: readonly TransportEvent[]): ErrorCode[] =>
  events.flatMap(event => (event.type === 'refused' ? [event.code] : []))

describe('30: signalling is offline for an hour', () => {
  test('it is tried every few seconds, nothing piles up, and what waits is said once when it is back', async () => {
    const { server, events, sockets, transport, room, topic, second, until } = await setup()
    await until('the server is there', () => server.asked.length === 2, 10)
    await until('an announce', () => server.said.length > 0, 10)
    await server.down()
    await until(
      'it is missed',
      () => events.some(event => event.type === 'server' && event.state === 'closed'),
      60,
    )
    const before = { sockets: sockets.made, held: heldBytes(), said: server.said.length }
    for (let passed = 0; passed < HOUR_S; passed++) {
      // as an invitation does for as long as nobody answers
      if (passed % 2 === 0) transport.publishTopic(topic, new Uint8Array(1_067).fill(7))
      if (passed % 600 === 0) transport.publishTopic(topic, new Uint8Array(1_067).fill(8 + passed / 600))
      await second()
    }
    const tries = sockets.made - before.sockets
    expect([tries > HOUR_S / 20, tries < HOUR_S / 2]).toEqual([true, true])
    expect((heldBytes() - before.held) / MiB).toBeLessThan(8)
    expect(refused(events)).toEqual([])
    await server.up()
    await until('it is found again', () => server.open === 1, 60)
    await until(
      'an announce',
      () => server.said.some((said, n) => n >= before.said && said.topic === room.topic),
      10,
    )
    const waited = server.said.slice(before.said).filter(said => said.topic === topic)
    expect(waited).toHaveLength(7)
    expect(new Set(waited.map(said => said.data)).size).toBe(7)
    expect(new Set(server.asked.slice(-2))).toEqual(new Set([room.topic, topic]))
  }, 60_000)

  test('one that takes connections and says nothing is given up, over and over, at the same pace', async () => {
    const { server, events, sockets, second, until } = await setup()
    await until('the server is there', () => server.asked.length === 2, 10)
    server.mute = true
    const before = sockets.made
    for (let passed = 0; passed < HOUR_S / 6; passed++) {
      await second()
      await new Promise(resolve => setTimeout(resolve, 1))
    }
    const tries = sockets.made - before
    expect([tries >= 10, tries <= 40]).toEqual([true, true])
    expect(refused(events)).toEqual([])
  }, 60_000)
})
