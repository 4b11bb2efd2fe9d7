import { describe, expect, it } from 'vitest'
import { errorWords, personErrorWords } from '../../../renderer/screen/session/errorWords.ts'
import { ERROR_CODES } from '../../../shared/bytes/protocolError.ts'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'
import { LANGUAGES } from '../../../shared/i18n/languages.ts'

const JARGON = /\b(error|failed|invalid|epoch|record|protocol|schema|port|bytes|null|undefined|sdp|ice)\b/i

describe('the words for every refusal', () => {
  it('every code has words and nothing else has', () => {
    expect(Object.keys(errorWords).sort()).toEqual([...ERROR_CODES].sort())
  })

  it('a removal that somebody else was faster with is not called a thing that arrived', () => {
    expect(personErrorWords('EPOCH_MEMBERS')).toBe('people.remove.gone')
    expect(personErrorWords('NOT_ALLOWED')).toBe('error.notAllowed')
  })

  it.each(LANGUAGES)('in %s they are whole sentences without the code', language => {
    for (const code of ERROR_CODES) {
      const words = formatMessage(language, errorWords[code])
      expect(words, code).toMatch(/[.。]$/)
      expect(words, code).not.toContain(code)
      expect(words, code).not.toMatch(/[A-Z]{2,}_[A-Z]/)
    }
  })

  it('in English they use no word of the trade', () => {
    for (const code of ERROR_CODES) expect(formatMessage('en', errorWords[code]), code).not.toMatch(JARGON)
  })
})
