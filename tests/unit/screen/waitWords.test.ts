import { describe, expect, it } from 'vitest'
import { waitWords } from '../../../renderer/screen/session/waitWords.ts'

describe('the words for a wait', () => {
  it('are round, and never promise less than it takes', () => {
    expect(waitWords(1)).toEqual({ key: 'lock.wait.seconds', count: 5 })
    expect(waitWords(5001)).toEqual({ key: 'lock.wait.seconds', count: 10 })
    expect(waitWords(55_000)).toEqual({ key: 'lock.wait.seconds', count: 55 })
    expect(waitWords(55_001)).toEqual({ key: 'lock.wait.minutes', count: 1 })
    expect(waitWords(60_001)).toEqual({ key: 'lock.wait.minutes', count: 2 })
    expect(waitWords(300_000)).toEqual({ key: 'lock.wait.minutes', count: 5 })
  })
})
