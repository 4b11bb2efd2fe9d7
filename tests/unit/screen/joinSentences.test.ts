import { describe, expect, it } from 'vitest'
import { joinSentences } from '../../../renderer/screen/session/joinSentences.ts'

describe('sentences one after the other', () => {
  it('stand apart in English and Korean', () => {
    expect(joinSentences('en', ['One.', 'Two.'])).toBe('One. Two.')
    expect(joinSentences('ko', ['하나예요.', '둘이에요.'])).toBe('하나예요. 둘이에요.')
  })

  it('touch in Chinese, where the full stop holds the space', () => {
    expect(joinSentences('zh-Hans', ['一。', '二。'])).toBe('一。二。')
    expect(joinSentences('zh-Hant', ['一。', '二。'])).toBe('一。二。')
  })
})
