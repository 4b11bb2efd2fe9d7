import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ReplayGuard } from '../../../renderer/net/signalingGuard/replayGuard.ts'
import type { SignalSession } from '../../../renderer/net/signalingGuard/signalEnvelope.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'

const ben = 'b'.repeat(32) as DeviceId
const session = (n: number) => n.toString(16).padStart(32, '0') as SignalSession

describe('the memory for what was heard', () => {
  test('takes every counter once, in any order within the window', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: 60 }, (_, n) => n)), counters => {
        const guard = new ReplayGuard()
        const judge = (counter: number) => guard.judge(ben, session(1), counter, 0)
        const [first, ...others] = counters.map(judge)
        if (first) expect(first).toBe('first-of-session')
        expect(new Set(others).size).toBeLessThanOrEqual(1)
        expect(others.every(result => result === 'fresh')).toBe(true)
        expect(counters.map(judge).every(result => result === 'replay')).toBe(true)
      }),
    )
  })

  test('refuses what lies below the window', () => {
    const guard = new ReplayGuard()
    guard.judge(ben, session(1), 100, 0)
    expect([36, 37, 101].map(counter => guard.judge(ben, session(1), counter, 0))).toEqual([
      'replay',
      'fresh',
      'fresh',
    ])
  })

  test('a device that restarts starts afresh, and its former session is over for good', () => {
    const guard = new ReplayGuard()
    guard.judge(ben, session(1), 1000, 0)
    expect(guard.judge(ben, session(2), 0, 0)).toBe('first-of-session')
    expect(guard.judge(ben, session(1), 1001, 0)).toBe('replay')
    expect(guard.judge(ben, session(2), 1, 0)).toBe('fresh')
  })

  test('sessions beyond a burst wait for time, and other devices do not', () => {
    const guard = new ReplayGuard()
    const results = [0, 1, 2, 3, 4].map(n => guard.judge(ben, session(n), 0, 0))
    expect(results.at(-1)).toBe('too-many-sessions')
    expect(guard.judge('c'.repeat(32) as DeviceId, session(9), 0, 0)).toBe('first-of-session')
    expect(guard.judge(ben, session(4), 0, 4_000)).toBe('first-of-session')
  })

  test('remembers nonces, and forgets only the oldest of thousands', () => {
    const guard = new ReplayGuard()
    expect([guard.freshNonce('n'), guard.freshNonce('n')]).toEqual([true, false])
    for (let n = 0; n < 4095; n++) guard.freshNonce(String(n))
    expect(guard.freshNonce('0')).toBe(false)
    guard.freshNonce('one more')
    expect(guard.freshNonce('n')).toBe(true)
  })
})
