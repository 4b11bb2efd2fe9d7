import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import type { ChildPeer } from '../integration/webrtc/support/childPeer.ts'
import type { HostileCall, HostileEvent } from '../integration/webrtc/support/hostileCall.ts'
import type { Peer } from '../integration/webrtc/support/peer.ts'
import { RoomOfPeers } from '../integration/webrtc/support/roomOfPeers.ts'
import { Stage } from '../integration/webrtc/support/stage.ts'

// More of this number: h31Announces.test.ts

const SMALLEST = '00000000-0000-4000-8000-000000000000'
const GREATEST = 'ffffffff-ffff-4fff-bfff-ffffffffffff'

let stage: Stage
let ann: Peer
let ben: Peer
let mallory: ChildPeer<HostileCall, HostileEvent>
let room: RoomOfPeers

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  room = new RoomOfPeers([stage.url], 3)
  ann = await stage.peer()
  ben = await stage.peer()
  mallory = await stage.hostile()
  ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
  await ann.until('her server', () => ann.of('server').some(event => event.state === 'open'))
})
afterEach(async () => {
  for (const peer of [ann, ben, mallory]) await peer.kill()
})

/** Mallory comes as the third device and has Ann's directed announce. */
async function meetMallory(peerId: string): Promise<string> {
  mallory.do({
    do: 'join',
    carrier: { ...room.carrier(2), peers: room.carrier(2).peers.slice(0, 1) },
    peerId,
  })
  await mallory.until('an announce of Ann', () => mallory.of('heard').length > 0)
  return mallory.of('heard')[0]?.message.from ?? ''
}

/** An honest device still comes in and is heard. */
async function benIsServed(): Promise<void> {
  ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await ben.until('a link to Ann', () => ben.links.some(open => open.device === room.device(0)))
  ben.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from('from Ben')] })
  const fromBen = () => ann.of('entry').some(event => Buffer.from(event.entry).toString() === 'from Ben')
  await ann.until('the entry of Ben', fromBen)
}

function refused(code: ErrorCode): Promise<void> {
  return ann.until(`refused ${code}`, () => ann.of('refused').some(event => event.code === code))
}

describe('31: signalling of a member who keeps no rule', () => {
  test('40 ghosts and 25 offers take one place, and an honest device is served', async () => {
    const annId = await meetMallory(SMALLEST)
    mallory.do({ do: 'ghosts', count: 40 })
    const offer = (n: number) => ({
      type: 'signal',
      from: SMALLEST,
      to: annId,
      signal: { type: 'offer', sdp: goodSdp(n) },
    })
    mallory.do({ do: 'tell', messages: Array.from({ length: 12 }, (_, n) => offer(n)) })
    mallory.do({ do: 'tell', messages: Array.from({ length: 13 }, (_, n) => offer(n + 12)) })
    await refused('SIGNAL')
    await benIsServed()
    const answers = mallory.of('heard').filter(event => event.message.type === 'answer')
    expect(answers.length).toBeLessThanOrEqual(1)
  })

  test('an offer with video, an offer of the greater id, an answer to nothing and a renegotiation are refused', async () => {
    const annId = await meetMallory(GREATEST)
    const signal = (fields: object) => ({ type: 'signal', from: GREATEST, to: annId, signal: fields })
    mallory.do({ do: 'tell', messages: [signal({ type: 'offer', sdp: goodSdp(0) })] })
    await refused('SIGNAL')
    mallory.do({ do: 'tell', messages: [signal({ type: 'renegotiate', renegotiate: true })] })
    mallory.do({ do: 'tell', messages: [signal({ type: 'answer', sdp: videoSdp() })] })
    await benIsServed()
    expect(mallory.of('heard').filter(event => event.message.type === 'answer')).toEqual([])
  })

  test('an offer with video of the smaller id is refused for its SDP', async () => {
    const annId = await meetMallory(SMALLEST)
    mallory.do({
      do: 'tell',
      messages: [{ type: 'signal', from: SMALLEST, to: annId, signal: { type: 'offer', sdp: videoSdp() } }],
    })
    await refused('SDP')
    await benIsServed()
    expect(mallory.of('heard').filter(event => event.message.type === 'answer')).toEqual([])
  })
})

function goodSdp(n: number): string {
  const fingerprint = Array.from({ length: 32 }, () => n.toString(16).padStart(2, '0')).join(':')
  return [
    'v=0',
    `o=- ${n} 2 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=ice-ufrag:abcd',
    'a=ice-pwd:abcdefghijklmnopqrstuvwx',
    `a=fingerprint:sha-256 ${fingerprint}`,
    'a=setup:actpass',
    'a=mid:0',
    'a=sctp-port:5000',
    '',
  ].join('\r\n')
}

function videoSdp(): string {
  return goodSdp(0).replace('a=mid:0', 'a=mid:0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96')
}
