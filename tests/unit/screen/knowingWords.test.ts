import { describe, expect, it } from 'vitest'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'

describe('how many computers know who is in the room', () => {
  it.each([
    ['en', 2, 3, '2 of 3 computers know who is in the room now.'],
    ['en', 0, 1, '0 of 1 computer knows who is in the room now.'],
    ['zh-Hans', 2, 3, '3 台电脑中有 2 台知道现在房间里有谁。'],
    ['zh-Hant', 2, 3, '3 台電腦中有 2 台知道現在房間裡有誰。'],
    ['ko', 2, 3, '컴퓨터 3대 중 2대가 지금 방에 누가 있는지 알고 있어요.'],
  ] as const)('in %s, %i of %i', (language, known, others, words) => {
    expect(formatMessage(language, 'people.knowing', { known, others })).toBe(words)
  })
})
