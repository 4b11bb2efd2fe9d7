import { describe, expect, it } from 'vitest'
import { formatPseudo, pseudoMessage } from '../../../renderer/screen/screens/componentsPage/pseudoMessage.ts'
import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import { en } from '../../../shared/i18n/en.ts'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'

const say = (message: string, values: Record<string, string | number> = {}) =>
  String(pseudoMessage(message).format(values))

/** Every value that a sentence could take. */
const anything = new Proxy<Record<string, number>>({}, { get: () => 7, has: () => true })

describe('the language that is none', () => {
  it('puts accents on the letters, brackets round them, and two fifths more', () => {
    const said = say('Leave the room now')
    expect(said).toMatch(/^\[Ļéåṽé ţĥé ŕööɱ ñöŵ/)
    expect(said).toMatch(/\]$/)
    expect(said.length).toBeGreaterThanOrEqual(18 * 1.4)
    expect(said.length).toBeLessThanOrEqual(18 * 1.4 + 3)
  })

  it('keeps every place as it was, and what is put into it', () => {
    expect(say('Only {name} here', { name: 'Heron' })).toContain('Heron')
    expect(() => say('Only {name} here')).toThrow()
  })

  it('keeps plurals and choices, and their own names', () => {
    const message =
      '{count, plural, =0 {none} one {# note} other {# notes of {who, select, me {mine} other {theirs}}}}'
    expect(say(message, { count: 0, who: 'me' })).toContain('ñöñé')
    expect(say(message, { count: 1, who: 'me' })).toContain('1 ñöţé')
    expect(say(message, { count: 5, who: 'me' })).toContain('5 ñöţéš öƒ ɱîñé')
    expect(say(message, { count: 5, who: 'her' })).toContain('5 ñöţéš öƒ ţĥéîŕš')
  })

  it('formats every sentence there is, each longer than in English', () => {
    for (const key of Object.keys(en) as MessageKey[]) {
      const said = formatPseudo('en', key, anything)
      expect(said.length, key).toBeGreaterThan(formatMessage('en', key, anything).length)
    }
  })
})
