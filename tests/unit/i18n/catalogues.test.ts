import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import { CATALOGUES } from '../../../shared/i18n/catalogues.ts'
import { en } from '../../../shared/i18n/en.ts'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'
import { LANGUAGES } from '../../../shared/i18n/languages.ts'
import { notes } from '../../../shared/i18n/notes.ts'

const keys = Object.keys(en) as MessageKey[]
const HAN = /\p{Script=Han}/u
const HANGUL = /\p{Script=Hangul}/u

/** Every place of a sentence with a number, which a name or a count may both stand for. */
function placesOf(message: string): string[] {
  const ast = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()
  return ast.flatMap(part => ('value' in part && part.type !== 0 ? [part.value] : [])).sort()
}

function valuesFor(message: string) {
  return Object.fromEntries(placesOf(message).map((place, index) => [place, index + 1]))
}

describe.each(LANGUAGES)('the catalogue %s', language => {
  const catalogue = CATALOGUES[language]

  it('has exactly the sentences of English, none of them empty', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort())
    for (const key of keys) expect(catalogue[key].trim(), key).toBe(catalogue[key])
    for (const key of keys) expect(catalogue[key], key).not.toBe('')
  })

  it('takes the same values as English in every sentence', () => {
    for (const key of keys) expect(placesOf(catalogue[key]), key).toEqual(placesOf(en[key]))
  })

  it('formats every sentence with no place left open', () => {
    for (const key of keys) {
      expect(formatMessage(language, key, valuesFor(en[key])), key).not.toMatch(/[{}]/)
    }
  })

  it('says what stands on a button in what it is called for whoever hears it', () => {
    const onButton = (key: string) => (key === 'admit.no' ? 'common.notNow' : key)
    const pairs = keys
      .filter(key => key.endsWith('.named'))
      .map(key => [key, keys.find(each => each === onButton(key.replace(/\.named$/, '')))] as const)
    expect(pairs.length).toBeGreaterThan(8)
    for (const [named, seen] of pairs)
      if (seen)
        expect(catalogue[named].toLowerCase(), named).toContain(
          catalogue[seen].replace('…', '').toLowerCase(),
        )
  })

  it('has no exclamation mark anywhere', () => {
    for (const key of keys) expect(catalogue[key], key).not.toMatch(/[!！]/)
  })
})

describe('the scripts', () => {
  it('every Chinese sentence is in Han, every Korean one in Hangul', () => {
    // One that only puts names and times together has no words of its own.
    for (const key of keys.filter(each => /\p{L}/u.test(en[each].replace(/\{\w+\}/g, '')))) {
      expect(CATALOGUES['zh-Hans'][key], key).toMatch(HAN)
      expect(CATALOGUES['zh-Hant'][key], key).toMatch(HAN)
      expect(CATALOGUES.ko[key], key).toMatch(HANGUL)
    }
  })

  it('no Chinese sentence has half-width punctuation between characters', () => {
    for (const key of keys) {
      expect(CATALOGUES['zh-Hans'][key], key).not.toMatch(/\p{Script=Han}[,.:;?]/u)
      expect(CATALOGUES['zh-Hant'][key], key).not.toMatch(/\p{Script=Han}[,.:;?]/u)
    }
  })

  it('the Traditional catalogue has no character that only Simplified Chinese uses', () => {
    const simplified = /[这个们说话发现还没关闭从让开进对应经过时间长书见东车马网电脑读写选择给转]/u
    const shared = /[没说]/u
    for (const key of keys) {
      const found = [...CATALOGUES['zh-Hant'][key]].filter(
        letter => simplified.test(letter) && !shared.test(letter),
      )
      expect(found, key).toEqual([])
    }
  })
})

describe('formatMessage', () => {
  it('puts numbers and names into each language in its own order', () => {
    const values = { delivered: 2, others: 3 }
    expect(formatMessage('en', 'delivery.some', values)).toBe('delivered to 2 of 3')
    expect(formatMessage('zh-Hans', 'delivery.some', values)).toBe('已送达 3 台中的 2 台')
    expect(formatMessage('ko', 'delivery.some', values)).toBe('3대 중 2대에 전달됨')
  })

  it('treats a name as text, whatever it contains', () => {
    const name = '<b>{x}</b> it’s'
    expect(formatMessage('en', 'admit.announce', { name })).toBe(`${name} is waiting to come in.`)
  })

  it('throws where a value is missing, so that no open place reaches a person', () => {
    expect(() => formatMessage('en', 'admit.announce')).toThrow()
  })
})

describe('the notes for translators', () => {
  it('are about sentences that exist', () => {
    expect(keys).toEqual(expect.arrayContaining(Object.keys(notes)))
  })
})
