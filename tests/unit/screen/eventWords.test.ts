import { describe, expect, it } from 'vitest'
import { eventWords } from '../../../renderer/screen/session/eventWords.ts'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'
import { LANGUAGES, type Language } from '../../../shared/i18n/languages.ts'
import { EVENT_KINDS } from '../../../shared/ports/screenViews.ts'
import { eventOf } from '../../support/fakeViews.ts'

const wordsIn =
  (language: Language): Parameters<typeof eventWords>[1] =>
  (key, values) =>
    formatMessage(language, key, values)

/** Where it is said whom it is about. */
const ABOUT_SOMEBODY = EVENT_KINDS.filter(
  kind => !['paused', 'resumed', 'locked', 'unlocked', 'secured'].includes(kind),
)
/** Where it is said who did it. */
const DONE_BY_SOMEBODY = EVENT_KINDS.filter(kind => !['left', 'secured', 'twofold'].includes(kind))

describe('the lines about what happened in a room', () => {
  it('read as sentences', () => {
    const words = wordsIn('en')
    expect(eventWords(eventOf('removed'), words)).toBe('Willow removed Heron from the room.')
    expect(eventWords(eventOf('left', { by: '' }), words)).toBe('Heron left the room for good.')
    expect(eventWords(eventOf('renamed', { name: 'Wednesday' }), words)).toBe(
      'Willow named the room “Wednesday”.',
    )
  })

  it.each(LANGUAGES)('name whom it is about and who did it, in %s', language => {
    const words = wordsIn(language)
    for (const kind of ABOUT_SOMEBODY) expect(eventWords(eventOf(kind), words), kind).toContain('Heron')
    for (const kind of DONE_BY_SOMEBODY) expect(eventWords(eventOf(kind), words), kind).toContain('Willow')
  })

  it.each(LANGUAGES)('say "a facilitator" where nobody is named, in %s', language => {
    const words = wordsIn(language)
    for (const kind of DONE_BY_SOMEBODY) {
      expect(eventWords(eventOf(kind, { by: '' }), words), kind).toContain(words('event.someone'))
    }
  })
})
