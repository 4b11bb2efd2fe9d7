import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awayStep } from '../../../shared/session/room/awayStep.ts'

const MINUTE = 60_000

describe('how long somebody is away', () => {
  it.each([
    [0, 'moment', 0],
    [MINUTE - 1, 'moment', 0],
    [MINUTE, 'minutes', 1],
    [4.9 * MINUTE, 'minutes', 4],
    [60 * MINUTE, 'hours', 1],
    [150 * MINUTE, 'hours', 2],
  ] as const)('is counted for a facilitator: %i ms', (ago, step, count) => {
    expect(awayStep('facilitator', ago)).toEqual({ step, count })
  })

  it('is told of a member in three wide steps, and nothing finer', () => {
    const told = (ago: number) => awayStep('member', ago)
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 48 * 60 * MINUTE }), ago => {
        const away = told(ago)
        seen.add(away.step)
        expect(away.count).toBe(0)
        expect(['recent', 'hour', 'longer']).toContain(away.step)
      }),
    )
    expect([told(0).step, told(11 * MINUTE).step, told(61 * MINUTE).step]).toEqual([
      'recent',
      'hour',
      'longer',
    ])
    expect(seen.size).toBeGreaterThan(0)
  })

  it('is not known of who was not here since the room was opened', () => {
    for (const role of ['facilitator', 'member'] as const)
      expect(awayStep(role, null)).toEqual({ step: 'never', count: 0 })
  })
})
