import { describe, expect, it } from 'vitest'
import { linkPath } from '../../../renderer/net/link/linkPath.ts'
import { watchPath } from '../../../renderer/net/link/watchPath.ts'
import type { LinkPath } from '../../../shared/ports/transport.ts'
import { FakeClock } from './fakeClock.ts'

/** Statistics in which a pair of ends of these types was chosen, beside another pair that was not. */
function report(local: string, remote: string, change: object = {}): RTCStatsReport {
  return new Map<string, object>([
    ['t', { type: 'transport', selectedCandidatePairId: 'p', ...change }],
    ['q', { type: 'candidate-pair', localCandidateId: 'a', remoteCandidateId: 'a', state: 'failed' }],
    [
      'p',
      {
        type: 'candidate-pair',
        localCandidateId: 'l',
        remoteCandidateId: 'r',
        nominated: true,
        state: 'succeeded',
      },
    ],
    ['l', { type: 'local-candidate', candidateType: local, address: '192.0.2.1' }],
    ['r', { type: 'remote-candidate', candidateType: remote, address: '192.0.2.2' }],
    ['a', { type: 'local-candidate', candidateType: 'relay' }],
  ]) as unknown as RTCStatsReport
}

describe('the way of a link', () => {
  it.each([
    ['relay', 'relay', 'relay'],
    ['relay', 'prflx', 'relay'],
    ['host', 'relay', 'relay'],
    ['host', 'host', 'direct'],
    ['srflx', 'prflx', 'direct'],
    ['host', '', 'unknown'],
    ['', '', 'unknown'],
  ] as const)('from %s to %s is %s', (local, remote, path) => {
    expect(linkPath(report(local, remote))).toBe(path)
  })

  it('is that of the pair in use where the engine names no chosen one, and unknown without any', () => {
    expect(linkPath(report('relay', 'relay', { selectedCandidatePairId: undefined }))).toBe('relay')
    expect(linkPath(new Map() as unknown as RTCStatsReport)).toBe('unknown')
  })

  it('is told once, and again when it is another', async () => {
    const clock = new FakeClock()
    const told: LinkPath[] = []
    let path: LinkPath = 'unknown'
    const stop = watchPath({ clock, read: async () => path, tell: way => told.push(way) })
    const pass = async (milliseconds: number) => {
      clock.pass(milliseconds)
      await new Promise(resolve => setImmediate(resolve))
    }
    await pass(0)
    expect(told).toEqual([])
    path = 'relay'
    await pass(1_000)
    await pass(20_000)
    path = 'direct'
    await pass(20_000)
    expect(told).toEqual(['relay', 'direct'])
    path = 'relay'
    stop()
    await pass(60_000)
    expect([told.length, clock.waiting]).toEqual([2, 0])
  })
})
