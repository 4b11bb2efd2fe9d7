import { describe, expect, it } from 'vitest'
import { seedCounts, seedSummary } from '../../../build/tasks/seedCounts.mjs'

const result = (status: string, fullName: string) => ({ status, fullName })
const report = {
  testResults: [
    {
      assertionResults: [
        result('passed', 'members agree (seed 1)'),
        result('failed', 'members agree (seed 2)'),
        result('pending', 'members agree (seed 3)'),
        result('failed', 'a test without one'),
      ],
    },
    { assertionResults: [result('passed', 'notes agree (seed 1)')] },
  ],
}

describe('the result of a long run', () => {
  it('counts every test that names a seed and was run', () => {
    expect(seedCounts(report)).toEqual({ run: 3, passed: 2, failed: ['members agree (seed 2)'] })
  })
  it('names the failed ones', () => {
    expect(seedSummary(seedCounts(report))).toBe('Seeds: 3 run, 2 passed, 1 failed\n  members agree (seed 2)')
  })
  it('is nothing when nothing was run', () => {
    expect(seedSummary(seedCounts({ testResults: [] }))).toBe('Seeds: 0 run, 0 passed, 0 failed')
  })
})
