import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import { randomSecret } from '../../../shared/crypto/random.ts'
import { seal, sealedLength, unseal } from '../../../shared/crypto/seal.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { refusal } from '../../support/refusals.ts'
import { cat, flipped, openRaw, pad, SEAL, sealRaw } from '../../support/room/primitives.ts'

const AAD = utf8('where it stands')
const messages = fc.uint8Array({ maxLength: 1100 })

beforeAll(cryptoReady)

describe('a sealed message', () => {
  it('is a nonce, then the padded message and its tag, as libsodium opens them', () => {
    const key = randomSecret<'test'>()
    for (const length of [0, 1, 255, 256, 257, 511, 512, 5000]) {
      const message = new Uint8Array(length).fill(0x80)
      const sealed = seal(key, AAD, message)
      expect(sealed).toHaveLength(24 + pad(message).length + 16)
      expect(sealed).toHaveLength(sealedLength(length))
      expect(openRaw(key.expose(), AAD, sealed)).toEqual(pad(message))
    }
  })

  it('may be padded to another block size, and then opens with that one only', () => {
    const key = randomSecret<'test'>()
    const sealed = seal(key, AAD, utf8('x'), 1024)
    expect(sealed).toHaveLength(24 + 1024 + 16)
    expect(unseal(key, AAD, sealed, 1024)).toEqual(utf8('x'))
    expect(refusal(() => unseal(key, AAD, sealed))).toBe('OPEN_FAILED')
    expect(refusal(() => unseal(key, AAD, seal(key, AAD, utf8('x')), 1024))).toBe('OPEN_FAILED')
  })

  it('opens to what was sealed, whoever sealed it, and has a new nonce every time', () => {
    const key = randomSecret<'test'>()
    fc.assert(
      fc.property(messages, message => {
        const [one, two] = [seal(key, AAD, message), seal(key, AAD, message)]
        expect(one.slice(0, 24)).not.toEqual(two.slice(0, 24))
        for (const sealed of [one, two, SEAL(key.expose(), AAD, message)])
          expect(unseal(key, AAD, sealed)).toEqual(message)
      }),
      { numRuns: 40 },
    )
  })
})

describe('anything else than the sealed bytes is OPEN_FAILED', () => {
  const setup = () => {
    const key = randomSecret<'test'>()
    return { key, sealed: seal(key, AAD, utf8('quiet river stone')) }
  }

  it('with another key, or said to stand elsewhere', () => {
    const { key, sealed } = setup()
    expect(refusal(() => unseal(randomSecret<'test'>(), AAD, sealed))).toBe('OPEN_FAILED')
    for (const aad of [utf8(''), utf8('where it stand'), utf8('where it stands ')])
      expect(refusal(() => unseal(key, aad, sealed))).toBe('OPEN_FAILED')
  })

  it('with any one bit changed', () => {
    const { key, sealed } = setup()
    for (let bit = 0; bit < sealed.length * 8; bit++)
      expect(refusal(() => unseal(key, AAD, flipped(sealed, bit)))).toBe('OPEN_FAILED')
  })

  it('with any piece of its end missing, or one byte more', () => {
    const { key, sealed } = setup()
    for (let end = 0; end < sealed.length; end++)
      expect(refusal(() => unseal(key, AAD, sealed.subarray(0, end)))).toBe('OPEN_FAILED')
    expect(refusal(() => unseal(key, AAD, cat(sealed, new Uint8Array(1))))).toBe('OPEN_FAILED')
  })

  it.each([
    ['nothing at all', new Uint8Array()],
    ['no mark at the end', new Uint8Array(256)],
    ['another byte than zero behind the mark', new Uint8Array(256).fill(0x80, 0, 1).fill(1, 255)],
    ['a mark a whole block too early', cat(new Uint8Array([0x80]), new Uint8Array(511))],
    ['a length that is no whole number of blocks', pad(new Uint8Array(270), 8)],
    ['one byte less than a block', pad(new Uint8Array(10), 255)],
  ])('with the right key but %s for a padding', (_, padded) => {
    const { key } = setup()
    expect(refusal(() => unseal(key, AAD, sealRaw(key.expose(), AAD, padded)))).toBe('OPEN_FAILED')
  })
})
