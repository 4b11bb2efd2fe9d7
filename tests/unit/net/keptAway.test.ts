import { describe, expect, test } from 'vitest'
import { candidatePolicy } from '../../../renderer/net/signalingGuard/candidatePolicy.ts'
import type { PeerId } from '../../../renderer/net/signalingGuard/peerMessage.ts'
import { PeerTable } from '../../../renderer/net/signalingGuard/peerTable.ts'
import type { SignalSession } from '../../../renderer/net/signalingGuard/signalEnvelope.ts'
import { KeptAway } from '../../../renderer/net/time/keptAway.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'

const ben = 'b'.repeat(32) as DeviceId
const ann = 'a'.repeat(32) as DeviceId
const HOUR = 3_600_000

/** How long a device is away after so many breaches in a row, in ms. */
function pauseAfter(breaches: number, share = 0.5): number {
  const kept = new KeptAway(() => share)
  for (let at = 0; at < breaches; at++) kept.pause(ben, 0)
  let [low, high] = [0, 2 * HOUR]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (kept.isAway(ben, middle)) low = middle
    else high = middle
  }
  return high
}

describe('a device that broke a rule', () => {
  test('is away for 2 s, twice as long each time, and 10 minutes at most', () => {
    expect([1, 2, 3, 4].map(breaches => pauseAfter(breaches))).toEqual([2_000, 4_000, 8_000, 16_000])
    expect([10, 20, 100].map(breaches => pauseAfter(breaches))).toEqual([600_000, 600_000, 600_000])
    expect([pauseAfter(1, 0), pauseAfter(1, 0.999)]).toEqual([1_000, 2_998])
  })

  test('keeps nobody else away', () => {
    const kept = new KeptAway(() => 0.5)
    kept.pause(ben, 0)
    expect([kept.isAway(ben, 1), kept.isAway(ann, 1)]).toEqual([true, false])
  })

  test('begins anew an hour after its last pause has ended, and not before', () => {
    for (const [later, away] of [
      [2_000 + HOUR, false],
      [1_999 + HOUR, true],
    ] as const) {
      const kept = new KeptAway(() => 0.5)
      kept.pause(ben, 0)
      kept.pause(ben, later)
      expect(kept.isAway(ben, later + 3_000)).toBe(away)
    }
  })

  test('is not heard on another carrier either, and its breaches there count together', () => {
    const keptAway = new KeptAway(() => 0.5)
    const candidates = candidatePolicy({ policy: 'direct', servers: [] })
    const table = () => new PeerTable({ devices: [ben], candidates, random: () => 0.5, nowMs: 0, keptAway })
    const [one, other] = [table(), table()]
    const hear = (at: PeerTable, nowMs: number) => {
      const peer = at.get(ben)
      if (!peer) throw new Error('no peer')
      const from = 'ffffffff-ffff-4fff-bfff-ffffffffffff' as PeerId
      return at.hearBroadcast(peer, '5'.repeat(32) as SignalSession, { type: 'announce', from }, nowMs).act
    }
    const pause = (at: PeerTable) => {
      const peer = at.get(ben)
      if (peer) at.pause(peer, 0)
    }
    pause(one)
    expect([hear(one, 1_999), hear(other, 1_999)]).toEqual(['nothing', 'nothing'])
    pause(other)
    expect([hear(one, 3_999), hear(other, 4_000)]).toEqual(['nothing', 'announce'])
  })
})
