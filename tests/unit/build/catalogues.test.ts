import { describe, expect, it } from 'vitest'
import { catalogues } from '../../../build/checks/catalogues.mjs'

const file = (language: string, entries: Record<string, string>) => ({
  path: `shared/i18n/${language}.ts`,
  text: `export const words = ${JSON.stringify(entries)} as const\n`,
})
const user = (text: string) => [{ path: 'renderer/screen/a.tsx', text }]

function messages(en: Record<string, string>, ko: Record<string, string>, source = `t('a.one')`): string[] {
  return catalogues([file('en', en), file('ko', ko)], user(source)).map(finding => finding.message)
}

describe('catalogues', () => {
  it('is content when all languages say the same', () => {
    const en = { 'a.one': '{count, plural, one {# note} other {# notes}} of {name}' }
    expect(messages(en, { 'a.one': '{name}: {count, plural, other {#개}}' })).toEqual([])
  })
  it('finds a missing, an additional and an empty message', () => {
    expect(messages({ 'a.one': '말' }, {})).toEqual(['a.one is missing.'])
    expect(messages({ 'a.one': '말' }, { 'a.one': '말', 'a.two': '말' })).toEqual(['a.two is not in en.'])
    expect(messages({ 'a.one': '말' }, { 'a.one': ' ' })).toEqual(['a.one is empty.'])
  })
  it('finds a name, a choice or a tag that one language does not take', () => {
    expect(messages({ 'a.one': '{name}' }, { 'a.one': '{nmae}' })).toEqual([
      'a.one takes "{nmae}" and not "{name}".',
    ])
    const choice = { 'a.one': '{who, select, me {말} other {말}}' }
    expect(messages(choice, { 'a.one': '{who, select, other {말}}' })).toHaveLength(1)
    expect(messages({ 'a.one': '<b>말</b>' }, { 'a.one': '말' })).toHaveLength(1)
  })
  it('finds what is no ICU message', () => {
    expect(messages({ 'a.one': '말' }, { 'a.one': '{name' })[0]).toMatch(/^a.one is no ICU message/)
    expect(messages({ 'a.one': '{' }, { 'a.one': '{' })).toHaveLength(2)
  })
  it('finds a message that nobody shows', () => {
    const both = { 'a.one': '말', 'a.two': '말' }
    expect(messages(both, both)).toEqual(['a.two is used nowhere.'])
  })
  it('takes a beginning for the use of all that begins so', () => {
    const both = { 'a.one': '말', 'a.two': '말' }
    expect(messages(both, both, 't(`a.${kind}`)')).toEqual([])
    expect(messages(both, both, 't(`${a}.${kind}`)')).toHaveLength(2)
  })
})

/** What is found in one message of one language, the same in English or not. */
function foundIn(language: string, text: string, english = text): string[] {
  const files = [file('en', { 'a.one': english }), file(language, { 'a.one': text })]
  return catalogues(files, user(`t('a.one')`)).map(finding => finding.message)
}

describe('the languages of the catalogues', () => {
  const english = '{count, plural, one {# note} other {# notes}}'

  it('finds a plural form that a language needs, and one that it never uses', () => {
    expect(foundIn('ko', '{count, plural, other {#개}}', '{count, plural, other {# notes}}')).toEqual([
      'a.one lacks the form "one" of en.',
    ])
    expect(foundIn('ko', '{count, plural, one {#개} other {#개}}', english)).toEqual([
      'a.one has a form "one" that is never used of ko.',
    ])
    expect(foundIn('zh-Hans', '{count, plural, =0 {没有} other {# 个}}', english)).toEqual([])
  })
  it('looks into a plural inside a choice', () => {
    const inside = (plural: string) => `{who, select, me {${plural}} other {x}}`
    expect(
      foundIn('ko', inside('{count, plural, other {나 #}}'), inside('{count, plural, other {#}}')),
    ).toEqual(['a.one lacks the form "one" of en.'])
  })
  it('finds a text that nobody translated, and takes names as they are', () => {
    for (const language of ['ko', 'zh-Hans', 'zh-Hant']) {
      expect(foundIn(language, 'Leave the room')).toEqual(['a.one is still in another language.'])
      expect(foundIn(language, 'Rowan')).toEqual([])
      expect(foundIn(language, '{name}')).toEqual([])
    }
    expect(foundIn('ko', '离开 the room', 'Leave')).toEqual(['a.one is still in another language.'])
  })
  it('finds marks of half width in Chinese, and lets those of numbers and addresses be', () => {
    expect(foundIn('zh-Hans', '好,走吧', 'x')).toEqual([
      'a.one has half-width punctuation beside a character.',
    ])
    expect(foundIn('zh-Hant', '好嗎?', 'x')).toEqual(['a.one has half-width punctuation beside a character.'])
    expect(foundIn('zh-Hans', '好(对)', 'x')).toEqual(['a.one has half-width brackets beside a character.'])
    expect(foundIn('zh-Hant', '好"嗎"', 'x')).toEqual(['a.one has straight quotation marks.'])
    expect(foundIn('zh-Hans', '版本 1.5，好吗？“对”（好）', 'x')).toEqual([])
    expect(foundIn('ko', '좋아요, 가요. 네?', 'x')).toEqual([])
  })
})
