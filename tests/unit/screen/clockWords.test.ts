import { describe, expect, it } from 'vitest'
import { clockWords } from '../../../renderer/screen/session/clockWords.ts'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'
import { LANGUAGES } from '../../../shared/i18n/languages.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('how far a clock is off', () => {
  it.each([
    [6 * MINUTE, 'clock.ahead.minutes', 6],
    [-89 * MINUTE, 'clock.behind.minutes', 89],
    [2 * HOUR, 'clock.ahead.hours', 2],
    [-21 * HOUR, 'clock.behind.hours', 21],
    [23 * HOUR, 'clock.ahead.days', 1],
    [-DAY, 'clock.behind.days', 1],
    [400 * DAY, 'clock.ahead.days', 400],
  ] as const)('of %i ms is %s with %i', (ahead, key, count) => {
    expect(clockWords(ahead)).toEqual({ key, count })
  })

  it.each(LANGUAGES)('is said in %s with the number, and what to do', language => {
    for (const ahead of [7 * MINUTE, -3 * HOUR, 2 * DAY]) {
      const { key, count } = clockWords(ahead)
      expect(formatMessage(language, key, { count })).toContain(String(count))
    }
    expect(formatMessage(language, 'clock.help')).toMatch(/[.。]$/)
  })
})
