import { describe, expect, it } from 'vitest'
import { commonPasswords } from '../../../renderer/screen/session/commonPasswords.ts'
import { passphraseStrength } from '../../../renderer/screen/session/passphraseStrength.ts'

describe('how hard a passphrase is to guess', () => {
  it.each([
    'password',
    '123456',
    'woaini1314',
    '5201314',
    'saranghae',
    'dkssudgktpdy',
    '我爱你',
    '사랑해',
    'qwer1234',
  ])('%s is on the lists that are tried first', passphrase => {
    expect(passphraseStrength(passphrase)).toEqual({ level: 0, listed: true })
  })

  it('something longer around a common word is still easy, and is not called listed', () => {
    expect(passphraseStrength('woaini1314 mima').level).toBeLessThanOrEqual(1)
    expect(passphraseStrength('saranghae1004!')).toMatchObject({ level: 1, listed: false })
  })

  it('many unrelated words are hard', () => {
    expect(passphraseStrength('velvet harbour onion tractor comet').level).toBe(4)
  })

  it('the same word many times is not', () => {
    expect(passphraseStrength('harbour '.repeat(100)).level).toBeLessThanOrEqual(1)
  })

  it('the list has each of its words once, in lower case', () => {
    expect(commonPasswords.length).toBeGreaterThan(300)
    expect(new Set(commonPasswords).size).toBe(commonPasswords.length)
    expect(commonPasswords.filter(word => word !== word.toLowerCase() || word === '')).toEqual([])
  })
})
