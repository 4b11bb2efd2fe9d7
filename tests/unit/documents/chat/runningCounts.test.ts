import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RunningCounts } from '../../../../shared/documents/chat/runningCounts.ts'

describe('running counts', () => {
  it('give the sum of what stands before, whatever was counted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(59), { maxLength: 80 }),
        (start, counted) => {
          const counts = new RunningCounts()
          const plain = [...start]
          counts.reset(start)
          for (const at of counted.filter(index => index < plain.length)) {
            counts.count(at)
            plain[at] = (plain[at] ?? 0) + 1
          }
          for (let at = 0; at <= plain.length; at++)
            expect(counts.before(at)).toBe(plain.slice(0, at).reduce((sum, one) => sum + one, 0))
        },
      ),
      { numRuns: 100 },
    )
  })
})
