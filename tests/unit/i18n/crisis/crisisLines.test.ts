import { describe, expect, it } from 'vitest'
import { likelyRegion, regionsFor } from '../../../../renderer/screen/session/regionOf.ts'
import { spokenNumber } from '../../../../renderer/screen/session/spokenNumber.ts'
import { REGIONS } from '../../../../shared/i18n/crisis/crisisLine.ts'
import { CRISIS_LINES } from '../../../../shared/i18n/crisis/crisisLines.ts'
import { FIRST_DAY_FACTS } from '../../../../shared/i18n/crisis/firstDayFacts.ts'
import { daysSince, isOld, OLD_DAYS } from '../../../../shared/i18n/crisis/sourced.ts'
import { TYPING_FACT } from '../../../../shared/i18n/crisis/typingFact.ts'
import { LANGUAGES } from '../../../../shared/i18n/languages.ts'

const HAN = /\p{Script=Han}/u
const HANGUL = /\p{Script=Hangul}/u
const facts = [...CRISIS_LINES, ...FIRST_DAY_FACTS, TYPING_FACT]
const texts = [
  ...CRISIS_LINES.map(({ name }) => name),
  ...FIRST_DAY_FACTS.map(({ words }) => words),
  TYPING_FACT.words,
]

describe('every fact', () => {
  it('says where it is from, when it was last checked, and how far', () => {
    for (const { source, lastChecked, standing } of facts) {
      expect(source).toMatch(/\p{L}{3}/u)
      expect(source).not.toMatch(/^https?:/)
      expect(new Date(lastChecked).toISOString().slice(0, 10)).toBe(lastChecked)
      expect(['verified', 'checkFirst']).toContain(standing)
    }
  })

  it('is there in four languages, each in its own script, without haste', () => {
    for (const words of texts) {
      for (const language of LANGUAGES) expect(words[language]).toBe(words[language].trim())
      for (const language of LANGUAGES) expect(words[language]).not.toMatch(/^$|[!！]/)
      expect(words['zh-Hans']).toMatch(HAN)
      expect(words['zh-Hant']).toMatch(HAN)
      expect(words.ko).toMatch(HANGUL)
      for (const chinese of [words['zh-Hans'], words['zh-Hant']])
        expect(chinese).not.toMatch(/\p{Script=Han}[,.:;?]/u)
    }
  })
})

describe('the lines', () => {
  it('are there for every place, with an emergency number in each, and each is listed once', () => {
    for (const region of REGIONS) {
      const kinds = CRISIS_LINES.filter(line => line.region === region).map(({ kind }) => kind)
      expect(kinds, region).toContain('emergency')
      expect(kinds, region).toContain('violence')
    }
    expect(new Set(CRISIS_LINES.map(({ id }) => id)).size).toBe(CRISIS_LINES.length)
  })

  it('can be reached: each has a number or a site, and every number is one', () => {
    for (const { id, numbers, site } of CRISIS_LINES) {
      expect(numbers.length > 0 || site !== null, id).toBe(true)
      for (const number of numbers) expect(number).toMatch(/^\d[\d -]*\d$/)
      expect(site ?? 'host.example').toMatch(/^[a-z0-9.-]+\.[a-z]+(\/[\w./-]*)?$/)
    }
  })

  it('never promise silence: an emergency line may send somebody, any other is asked first', () => {
    for (const { kind, told } of CRISIS_LINES) expect(told).toBe(kind === 'emergency' ? 'emergency' : 'ask')
  })

  it('are read digit by digit', () => {
    expect(spokenNumber('02-6605-7373')).toBe('0 2 6 6 0 5 7 3 7 3')
  })
})

describe('the place', () => {
  it('is the likeliest of the language, with the others in reach, and none in English', () => {
    expect(LANGUAGES.map(likelyRegion)).toEqual([null, 'china', 'taiwan', 'korea'])
    expect(regionsFor['zh-Hant'].slice(0, 2)).toEqual(['taiwan', 'hongKong'])
    for (const language of LANGUAGES) expect([...regionsFor[language]].sort()).toEqual([...REGIONS].sort())
  })
})

describe('the age', () => {
  const at = (day: string) => Date.parse(`${day}T12:00:00Z`)

  it('is counted in whole days, whatever the time of day', () => {
    expect(daysSince('2026-11-22', at('2026-11-22'))).toBe(0)
    expect(daysSince('2026-11-22', at('2026-11-23'))).toBe(1)
    expect(daysSince('2026-11-22', at('2026-11-20'))).toBeLessThan(0)
  })

  it('makes a fact old after 180 days and not before', () => {
    const checked = { lastChecked: '2026-01-01' }
    expect(daysSince('2026-01-01', at('2026-06-30'))).toBe(OLD_DAYS)
    expect(isOld(checked, at('2026-06-30'))).toBe(false)
    expect(isOld(checked, at('2026-07-01'))).toBe(true)
  })
})
