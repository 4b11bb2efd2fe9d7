import { describe, expect, test } from 'vitest'
import { candidatePolicy } from '../../../renderer/net/signalingGuard/candidatePolicy.ts'
import type { Peer } from '../../../renderer/net/signalingGuard/peer.ts'
import type { PeerId, PeerMessage } from '../../../renderer/net/signalingGuard/peerMessage.ts'
import { PeerTable } from '../../../renderer/net/signalingGuard/peerTable.ts'
import type { SignalSession } from '../../../renderer/net/signalingGuard/signalEnvelope.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'

const low = '00000000-0000-4000-8000-000000000000' as PeerId
const mid = '77777777-7777-4777-8777-777777777777' as PeerId
const high = 'ffffffff-ffff-4fff-bfff-ffffffffffff' as PeerId
const ben = 'b'.repeat(32) as DeviceId
const session = '5'.repeat(32) as SignalSession
const print = Array(32).fill('AB').join(':')
const sdp = `v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=fingerprint:sha-256 ${print}\r\n`
const video = `${sdp}m=video 9 UDP/TLS/RTP/SAVPF 96\r\n`
const candidate = {
  candidate: 'candidate:1 1 udp 1 10.0.0.1 5000 typ host',
  sdpMLineIndex: 0,
  sdpMid: '0',
}

/** Ben, whose peer id is known, beside me in the middle. */
function meet(peerId: PeerId, devices: DeviceId[] = [ben]): { table: PeerTable; peer: Peer } {
  const candidates = candidatePolicy({ policy: 'direct', servers: [] })
  const table = new PeerTable({ devices, candidates, random: () => 0.5, nowMs: 0 })
  const peer = table.get(ben)
  if (!peer) throw new Error('no peer')
  peer.session = session
  peer.peerId = peerId
  return { table, peer }
}

const announce = (from: PeerId): PeerMessage => ({ type: 'announce', from })
const description = (type: 'offer' | 'answer', from: PeerId, text = sdp): PeerMessage => ({
  type,
  from,
  to: mid,
  sdp: text,
})
const heard = (from: PeerId): PeerMessage => ({ type: 'candidate', from, to: mid, candidate })

describe('who connects to whom', () => {
  test('a broadcast is only ever answered, once a second to each session', () => {
    const { table, peer } = meet(high)
    const hear = (now: number, other = session) =>
      table.hearBroadcast(peer, other, { type: 'announce', from: high }, now).act
    expect([hear(0), hear(500), hear(999), hear(1000)]).toEqual([
      'announce',
      'nothing',
      'nothing',
      'announce',
    ])
    expect(hear(1001, '6'.repeat(32) as SignalSession)).toBe('announce')
    expect(peer.connection).toBeNull()
  })

  test('forged broadcasts of ever new sessions are answered a few times a second at most', () => {
    const { table, peer } = meet(high)
    const acts = Array.from(
      { length: 100 },
      (_, n) =>
        table.hearBroadcast(
          peer,
          n.toString(16).padStart(32, '0') as SignalSession,
          { type: 'announce', from: high },
          0,
        ).act,
    )
    expect(acts.filter(act => act === 'announce')).toHaveLength(8)
  })

  test('the smaller id makes the connection, the greater one answers with an announce', () => {
    const smaller = meet(high)
    expect(smaller.table.hearDirected(smaller.peer, mid, announce(high), 0).act).toBe('deliver')
    expect(smaller.peer.connection).toMatchObject({ role: 'initiator', peerId: high })
    const greater = meet(low)
    expect(greater.table.hearDirected(greater.peer, mid, announce(low), 0).act).toBe('announce')
    expect(greater.table.hearDirected(greater.peer, mid, announce(low), 500).act).toBe('nothing')
    expect(greater.peer.connection).toBeNull()
  })

  test('an offer is taken from a smaller id alone, once, and with a good description', () => {
    const greater = meet(high)
    expect(greater.table.hearDirected(greater.peer, mid, description('offer', high), 0)).toMatchObject({
      code: 'SIGNAL',
    })
    const { table, peer } = meet(low)
    expect(table.hearDirected(peer, mid, description('offer', low, video), 0)).toMatchObject({ code: 'SDP' })
    expect(table.hearDirected(peer, mid, description('offer', low), 0).act).toBe('deliver')
    expect(table.hearDirected(peer, mid, description('offer', low), 0)).toMatchObject({ code: 'SIGNAL' })
    expect(table.connections).toBe(1)
  })

  test('an answer is taken once, and only to an offer of mine', () => {
    const idle = meet(high)
    expect(idle.table.hearDirected(idle.peer, mid, description('answer', high), 0)).toMatchObject({
      code: 'SIGNAL',
    })
    const { table, peer } = meet(high)
    table.hearDirected(peer, mid, announce(high), 0)
    expect(table.hearDirected(peer, mid, description('answer', high, video), 0)).toMatchObject({
      code: 'SDP',
    })
    expect(table.hearDirected(peer, mid, description('answer', high), 0).act).toBe('deliver')
    expect(table.hearDirected(peer, mid, description('answer', high), 0)).toMatchObject({ code: 'SIGNAL' })
  })

  test('candidates are taken for a connection alone, and 32 at most', () => {
    const { table, peer } = meet(low)
    expect(table.hearDirected(peer, mid, heard(low), 0).act).toBe('nothing')
    table.hearDirected(peer, mid, description('offer', low), 0)
    const acts = Array.from({ length: 10_000 }, () => table.hearDirected(peer, mid, heard(low), 0).act)
    expect(acts.filter(act => act === 'deliver')).toHaveLength(32)
  })

  test('a message for another peer id, or from one, is refused', () => {
    const { table, peer } = meet(low)
    expect(table.hearDirected(peer, high, description('offer', low), 0)).toMatchObject({ code: 'SIGNAL' })
    expect(table.hearDirected(peer, mid, announce(high), 0)).toMatchObject({ code: 'SIGNAL' })
  })

  test('a device that connects and fails over and over is let in now and then', () => {
    const { table, peer } = meet(high)
    const acts = Array.from({ length: 20 }, () => {
      peer.connection = null
      return table.hearDirected(peer, mid, announce(high), 0).act
    })
    expect(acts.filter(act => act === 'deliver')).toHaveLength(6)
    expect(table.hearDirected(peer, mid, announce(high), 3_000).act).toBe('deliver')
  })

  test('there are never more than 31 connections', () => {
    const devices = Array.from({ length: 31 }, (_, n) => n.toString(16).padStart(32, '0') as DeviceId)
    const { table, peer } = meet(high, [ben, ...devices])
    for (const device of devices) {
      const other = table.get(device)
      if (other)
        other.connection = {
          name: low,
          peerId: low,
          role: 'responder',
          answered: false,
          open: true,
          heard: 0,
          sent: 0,
        }
    }
    expect(table.hearDirected(peer, mid, announce(high), 0)).toMatchObject({ code: 'BUDGET' })
  })

  test('two devices that call themselves the same have connections of their own names', () => {
    const ann = 'a'.repeat(32) as DeviceId
    const { table, peer } = meet(high, [ben, ann])
    const other = table.get(ann)
    if (!other) throw new Error('no peer')
    Object.assign(other, { session, peerId: high })
    for (const each of [peer, other]) table.hearDirected(each, mid, announce(high), 0)
    const names = [peer, other].map(each => each.connection?.name as PeerId)
    expect(names.map(name => table.named(name)?.device)).toEqual([ben, ann])
    expect(table.named(high)).toBeUndefined()
  })

  test('a device that was dropped is not heard for a pause that grows', () => {
    const { table, peer } = meet(high)
    table.pause(peer, 0)
    expect(table.hearDirected(peer, mid, announce(high), 1_999).act).toBe('nothing')
    expect(table.hearBroadcast(peer, session, { type: 'announce', from: low }, 1_999).act).toBe('nothing')
    table.pause(peer, 0)
    expect(table.hearDirected(peer, mid, announce(high), 3_999).act).toBe('nothing')
    expect(table.hearDirected(peer, mid, announce(high), 4_000).act).toBe('deliver')
  })

  test('out go only descriptions of the right kind, and candidates of this connection', () => {
    const { table, peer } = meet(high)
    const out = { from: mid, to: high }
    expect(table.maySend(peer, { type: 'offer', ...out, sdp })).toBe(false)
    table.hearDirected(peer, mid, announce(high), 0)
    expect(table.maySend(peer, { type: 'offer', ...out, sdp })).toBe(true)
    expect(table.maySend(peer, { type: 'offer', ...out, sdp: video })).toBe(false)
    expect(table.maySend(peer, { type: 'answer', ...out, sdp })).toBe(false)
    expect(table.maySend(peer, { type: 'candidate', ...out, to: low, candidate })).toBe(false)
    expect(
      table.maySend(peer, { type: 'candidate', ...out, candidate: { ...candidate, candidate: '' } }),
    ).toBe(false)
    const sent = Array.from({ length: 50 }, () =>
      table.maySend(peer, { type: 'candidate', ...out, candidate }),
    )
    expect(sent.filter(Boolean)).toHaveLength(32)
  })
})
