import { describe, expect, it } from 'vitest'
import { REFUSAL_KINDS, refusalGroups, refusalKinds } from '../../../renderer/screen/session/refusalWords.ts'
import { ERROR_CODES } from '../../../shared/bytes/protocolError.ts'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'
import { LANGUAGES } from '../../../shared/i18n/languages.ts'

describe('the counters of what was refused', () => {
  it('put the codes of one kind under one line, the most frequent first', () => {
    const groups = refusalGroups([
      { code: 'BAD_SIGNATURE', count: 2 },
      { code: 'FRAME_UNASKED', count: 1 },
      { code: 'LINK_TIMEOUT', count: 5 },
      { code: 'RECORD_FRONTIER', count: 1 },
    ])
    expect(groups).toEqual([
      {
        words: 'refused.network',
        count: 6,
        codes: [
          { code: 'LINK_TIMEOUT', count: 5 },
          { code: 'FRAME_UNASKED', count: 1 },
        ],
      },
      { words: 'refused.seal', count: 2, codes: [{ code: 'BAD_SIGNATURE', count: 2 }] },
      { words: 'refused.writing', count: 1, codes: [{ code: 'RECORD_FRONTIER', count: 1 }] },
    ])
  })

  it('lose no code: whatever is counted is in the sum', () => {
    const groups = refusalGroups(ERROR_CODES.map(code => ({ code, count: 1 })))
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(ERROR_CODES.length)
    expect(groups.flatMap(({ codes }) => codes.map(({ code }) => code)).sort()).toEqual(
      [...ERROR_CODES].sort(),
    )
    expect(groups).toHaveLength(REFUSAL_KINDS.length)
  })

  it('say nothing about what never came', () => {
    expect(refusalGroups([])).toEqual([])
    expect(refusalGroups([{ code: 'CHUNK', count: 0 }])).toEqual([])
  })

  it.each(LANGUAGES)('have words for every code in %s, without the code itself', language => {
    for (const code of ERROR_CODES) {
      const what = formatMessage(language, `refused.${refusalKinds[code]}`)
      const line = formatMessage(language, 'connection.refused.line', { what, count: 3 })
      expect(line, code).toContain('3')
      expect(line, code).not.toMatch(/[A-Z]{2,}_[A-Z]/)
    }
  })
})
