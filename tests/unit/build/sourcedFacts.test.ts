import { describe, expect, it } from 'vitest'
import { oldDays, sourcedFacts, tooOldDays } from '../../../build/checks/sourcedFacts.mjs'
import { OLD_DAYS, TOO_OLD_DAYS } from '../../../shared/i18n/crisis/sourced.ts'

const DAY = 24 * 60 * 60 * 1000
const checked = Date.parse('2026-01-01T00:00:00Z')
const fact = (source: string, day: string) => ({
  path: 'shared/i18n/crisis/lines.ts',
  text: `export const lines = [\n  { source: '${source}', lastChecked: '${day}', standing: 'verified' },\n]\n`,
})

function found(source: string, day: string, days: number) {
  const { failures, warnings } = sourcedFacts([fact(source, day)], checked + days * DAY)
  return {
    failures: failures.map(({ message }) => message),
    warnings: warnings.map(({ message }) => message),
  }
}

describe('sourced facts', () => {
  it('are let be while they are young', () => {
    expect(found('host.example', '2026-01-01', 180)).toEqual({ failures: [], warnings: [] })
  })

  it('are named from half a year on, and stop the check after a whole one', () => {
    expect(found('host.example', '2026-01-01', 181)).toEqual({
      failures: [],
      warnings: ['Last checked on 2026-01-01, 181 days ago.'],
    })
    expect(found('host.example', '2026-01-01', 364).failures).toEqual([])
    expect(found('host.example', '2026-01-01', 365)).toEqual({
      failures: ['Last checked on 2026-01-01, 365 days ago: too old to be shipped.'],
      warnings: [],
    })
  })

  it('have a source and a day', () => {
    expect(found(' ', '2026-01-01', 1).failures).toEqual(['This fact has no source.'])
    expect(found('host.example', 'last spring', 1).failures).toEqual([
      'This fact has no day on which it was last checked.',
    ])
    const bare = { path: 'a.ts', text: "export const line = { standing: 'verified' }\n" }
    expect(sourcedFacts([bare], checked).failures).toHaveLength(2)
  })

  it('are measured by the limits that the screen has', () => {
    expect([oldDays, tooOldDays]).toEqual([OLD_DAYS, TOO_OLD_DAYS])
  })
})
