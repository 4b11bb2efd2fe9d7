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
    expect(messages(en, { 'a.one': '{name}: {count, plural, other {#}}' })).toEqual([])
  })
  it('finds a missing, an additional and an empty message', () => {
    expect(messages({ 'a.one': 'x' }, {})).toEqual(['a.one is missing.'])
    expect(messages({ 'a.one': 'x' }, { 'a.one': 'x', 'a.two': 'x' })).toEqual(['a.two is not in en.'])
    expect(messages({ 'a.one': 'x' }, { 'a.one': ' ' })).toEqual(['a.one is empty.'])
  })
  it('finds a name, a choice or a tag that one language does not take', () => {
    expect(messages({ 'a.one': '{name}' }, { 'a.one': '{nmae}' })).toEqual([
      'a.one takes "{nmae}" and not "{name}".',
    ])
    const choice = { 'a.one': '{who, select, me {x} other {y}}' }
    expect(messages(choice, { 'a.one': '{who, select, other {y}}' })).toHaveLength(1)
    expect(messages({ 'a.one': '<b>x</b>' }, { 'a.one': 'x' })).toHaveLength(1)
  })
  it('finds what is no ICU message', () => {
    expect(messages({ 'a.one': 'x' }, { 'a.one': '{name' })[0]).toMatch(/^a.one is no ICU message/)
    expect(messages({ 'a.one': '{' }, { 'a.one': '{' })).toHaveLength(2)
  })
  it('finds a message that nobody shows', () => {
    const both = { 'a.one': 'x', 'a.two': 'x' }
    expect(messages(both, both)).toEqual(['a.two is used nowhere.'])
  })
  it('takes a beginning for the use of all that begins so', () => {
    const both = { 'a.one': 'x', 'a.two': 'x' }
    expect(messages(both, both, 't(`a.${kind}`)')).toEqual([])
    expect(messages(both, both, 't(`${a}.${kind}`)')).toHaveLength(2)
  })
})
