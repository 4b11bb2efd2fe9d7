import { describe, expect, it } from 'vitest'
import { languageOfText } from '../../../renderer/screen/session/languageOfText.ts'

describe('the language in which a text is set', () => {
  it.each([
    ['hello', 'ko', 'en'],
    ['안녕하세요', 'en', 'ko'],
    ['한국어와 漢字', 'zh-Hans', 'ko'],
    ['你好', 'en', 'zh-Hans'],
    ['你好', 'zh-Hant', 'zh-Hant'],
    ['ok 好', 'ko', 'zh-Hans'],
    ['', 'zh-Hans', 'en'],
  ] as const)('%j on a screen in %s is %s', (text, screen, language) => {
    expect(languageOfText(text, screen)).toBe(language)
  })
})
