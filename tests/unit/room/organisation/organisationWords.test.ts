import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createSignKeyPair } from '../../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { organisationFingerprint } from '../../../../shared/room/organisation/organisationFingerprint.ts'
import { organisationWords, WORD_LANGUAGES } from '../../../../shared/room/organisation/organisationWords.ts'

beforeAll(cryptoReady)

const fingerprints = fc
  .uint8Array({ minLength: 11, maxLength: 11 })
  .map(bytes => Buffer.from(bytes).toString('hex'))

describe('the words of an organisation', () => {
  it('are eight in every language, in NFC', () => {
    const fingerprint = organisationFingerprint(createSignKeyPair().publicKey)
    for (const language of WORD_LANGUAGES) {
      const words = organisationWords(fingerprint, language)
      expect(words).toHaveLength(8)
      expect(words.every(word => word !== '' && word === word.normalize('NFC'))).toBe(true)
    }
  })

  it('begin and end with the lists, most significant bits first', () => {
    expect(organisationWords('00'.repeat(11), 'en')).toEqual(Array(8).fill('abandon'))
    expect(organisationWords('ff'.repeat(11), 'en')).toEqual(Array(8).fill('zoo'))
    expect(organisationWords(`0020${'00'.repeat(9)}`, 'en')[0]).toBe('ability')
    expect(organisationWords(`${'00'.repeat(10)}01`, 'en')[7]).toBe('ability')
    expect(organisationWords('00'.repeat(11), 'ko')[0]).toBe('가격')
    expect(organisationWords('00'.repeat(11), 'zh-Hans')[0]).toBe('的')
    expect(organisationWords('00'.repeat(11), 'zh-Hant')[0]).toBe('的')
  })

  it('differ in each language exactly where two fingerprints differ', () => {
    fc.assert(
      fc.property(
        fingerprints,
        fc.nat(87),
        fc.constantFrom(...WORD_LANGUAGES),
        (fingerprint, bit, language) => {
          const other = BigInt(`0x${fingerprint}`) ^ (1n << BigInt(87 - bit))
          const before = organisationWords(fingerprint, language)
          const after = organisationWords(other.toString(16).padStart(22, '0'), language)
          expect(after.flatMap((word, at) => (word === before[at] ? [] : [at]))).toEqual([
            Math.floor(bit / 11),
          ])
        },
      ),
    )
  })

  it('are not made of anything but 11 bytes', () => {
    expect(() => organisationWords('00'.repeat(10), 'en')).toThrow('BAD_LENGTH')
    expect(() => organisationWords('xy'.repeat(11), 'en')).toThrow('BAD_HEX')
  })
})
