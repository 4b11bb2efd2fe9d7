import { describe, expect, it } from 'vitest'
import { countRun, playwrightCounts, sumCounts, vitestCounts } from '../../../build/tasks/testCounts.mjs'

const happy = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, testResults: [] }

describe('vitestCounts', () => {
  it('counts a file that could not be loaded as one failure', () => {
    const report = { ...happy, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  })
  it('does not count a file twice whose failed tests are known', () => {
    const report = {
      ...happy,
      numFailedTests: 2,
      testResults: [{ status: 'failed', assertionResults: [{}, {}] }],
    }
    expect(vitestCounts(report).failed).toBe(2)
  })
})

describe('playwrightCounts', () => {
  it('counts a test that passed only in a second try, and errors outside tests, as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 })
  })
})

describe('countRun', () => {
  it('counts a run without a report as a failure', () => {
    expect(countRun(undefined, vitestCounts, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
  it('counts an unhappy exit with nothing failed as a failure', () => {
    expect(countRun(happy, vitestCounts, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  })
  it('adds up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 }
    expect(sumCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 })
  })
})
