import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundedRefusals } from '../../../renderer/net/bounds/boundedRefusals.ts'
import { ByteBudget } from '../../../renderer/net/bounds/byteBudget.ts'
import { Announcer, joinSpreadMs } from '../../../renderer/net/signalingGuard/announcer.ts'
import { FakeClock } from './fakeClock.ts'

describe('bounds', () => {
  test('a byte budget never gives more than its burst and its rate, whatever is asked when', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2_000), fc.integer({ min: -1_000, max: 1_000 }))), asks => {
        const budget = new ByteBudget({ burst: 1_000, perSecond: 100 }, 0)
        let now = 0
        let passed = 0
        let taken = 0
        for (const [bytes, step] of asks) {
          now += step
          passed += Math.max(0, step)
          if (budget.take(bytes, now)) taken += bytes
        }
        expect(taken).toBeLessThanOrEqual(1_000 + passed / 10 + 1)
      }),
    )
  })

  test('a byte budget says how long to wait', () => {
    const budget = new ByteBudget({ burst: 1_000, perSecond: 100 }, 0)
    budget.take(1_000, 0)
    expect(budget.waitMs(50, 0)).toBe(500)
    expect([budget.take(50, 499), budget.take(50, 500)]).toEqual([false, true])
  })

  test('a flood of refusals becomes no flood of events', () => {
    const clock = new FakeClock()
    const told: string[] = []
    const refuse = boundedRefusals(clock, code => told.push(code))
    for (let n = 0; n < 10_000; n++) refuse('SIGNAL')
    expect(told).toHaveLength(25)
    clock.pass(1_000)
    for (let n = 0; n < 10_000; n++) refuse('SIGNAL')
    expect(told).toHaveLength(30)
  })

  test('a flood of refusals hides no other', () => {
    const told: string[] = []
    const refuse = boundedRefusals(new FakeClock(), code => told.push(code))
    for (let n = 0; n < 10_000; n++) refuse('SIGNAL')
    refuse('LINK_TAG')
    expect(told.at(-1)).toBe('LINK_TAG')
  })
})

describe('announcing', () => {
  function setup(others: number) {
    const clock = new FakeClock()
    const at: number[] = []
    const start = clock.now()
    let missing = true
    const announcer = new Announcer({
      clock,
      random: () => 0.5,
      others,
      needed: () => missing,
      announce: () => at.push(clock.now() - start),
    })
    return {
      clock,
      at,
      announcer,
      found: () => {
        missing = false
      },
    }
  }

  test('two people meet within 300 ms, a full room spreads over 3 seconds', () => {
    expect([1, 2, 10, 31].map(joinSpreadMs)).toEqual([300, 600, 3_000, 3_000])
  })

  test('goes on with pauses that grow to 30 seconds while somebody is missing, and then stops', () => {
    const { clock, at, announcer, found } = setup(1)
    announcer.hurry()
    clock.pass(120_000)
    const pauses = at.slice(1).map((time, n) => time - (at[n] ?? 0))
    expect(pauses.slice(0, 6)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000])
    found()
    clock.pass(60_000)
    const before = at.length
    clock.pass(600_000)
    expect([at.length, clock.waiting]).toEqual([before, 0])
  })

  test('hurries when a server comes back, and the sooner of two plans holds', () => {
    const { clock, at, announcer } = setup(1)
    announcer.hurry()
    clock.pass(20_000)
    at.length = 0
    announcer.hurry()
    announcer.again()
    clock.pass(151)
    expect(at).toHaveLength(1)
  })

  test('is silent for good once stopped', () => {
    const { clock, at, announcer } = setup(1)
    announcer.hurry()
    announcer.stop()
    announcer.hurry()
    announcer.again()
    clock.pass(600_000)
    expect([at, clock.waiting]).toEqual([[], 0])
  })
})
