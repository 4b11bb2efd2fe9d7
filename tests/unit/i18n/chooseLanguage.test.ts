import { describe, expect, it } from 'vitest'
import { chooseLanguage } from '../../../shared/i18n/chooseLanguage.ts'

describe('chooseLanguage', () => {
  it.each([
    [['zh-CN'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-Hans-HK'], 'zh-Hans'],
    [['zh-SG'], 'zh-Hans'],
    [['zh-TW'], 'zh-Hant'],
    [['zh_HK'], 'zh-Hant'],
    [['zh-MO'], 'zh-Hant'],
    [['zh-Hant-TW'], 'zh-Hant'],
    [['ko-KR'], 'ko'],
    [['en-GB'], 'en'],
    [['fr-FR', 'ko'], 'ko'],
    [['fr'], 'en'],
    [['kok'], 'en'],
    [[], 'en'],
  ] as const)('%j gives %s', (tags, language) => {
    expect(chooseLanguage(tags)).toBe(language)
  })
})
