import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64url, fromBase64url } from '../../../shared/bytes/base64url.ts'
import { compareBytes } from '../../../shared/bytes/compareBytes.ts'
import { concatBytes } from '../../../shared/bytes/concatBytes.ts'
import { fromHex, hex } from '../../../shared/bytes/hex.ts'
import { fromUtf8, isWellFormed, utf8 } from '../../../shared/bytes/utf8.ts'
import { refusal } from '../../support/refusals.ts'

const anyBytes = fc.uint8Array({ maxLength: 300 })

describe('UTF-8', () => {
  it('goes there and back for every well-formed text, as the platform encodes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), words => {
        expect(utf8(words)).toEqual(new TextEncoder().encode(words))
        expect(fromUtf8(utf8(words))).toBe(words)
      }),
    )
  })

  it.each(['\ud800', 'a\udc00b', '\udfff\ud800', '\ud83d'])('never writes a lone surrogate (%j)', words => {
    expect(isWellFormed(words)).toBe(false)
    expect(refusal(() => utf8(words))).toBe('BAD_UTF8')
  })

  it.each([
    ['a continuation alone', [0x80]],
    ['an end too early', [0xe4, 0xbd]],
    ['the overlong slash', [0xc0, 0xaf]],
    ['an overlong in three', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['more than U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a byte that is never used', [0xff]],
  ])('refuses %s', (_, bytes) => {
    expect(refusal(() => fromUtf8(new Uint8Array(bytes)))).toBe('BAD_UTF8')
    expect(refusal(() => fromUtf8(new Uint8Array([0x61, ...bytes, 0x61])))).toBe('BAD_UTF8')
  })

  it('takes U+FEFF for a character like any other: none is added, none is taken away', () => {
    expect(fromUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('\ufeffa')
    expect(utf8('\ufeffa')).toEqual(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))
    expect(utf8('a')).toEqual(new Uint8Array([0x61]))
  })
})

describe('base64url', () => {
  it('goes there and back, as the platform encodes it', () => {
    fc.assert(
      fc.property(anyBytes, bytes => {
        expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64url(base64url(bytes))).toEqual(bytes)
      }),
    )
  })

  it.each([
    'A',
    'AAAAA',
    'AA==',
    'AB',
    'AAB',
    'A A',
    'AA\n',
    '+A',
    '/A',
    '+AAA',
    'AA=',
    'é',
    'AA\u0000',
    '你',
  ])('refuses %j', words => {
    expect(refusal(() => fromBase64url(words))).toBe('BAD_BASE64')
  })

  it('has one text for every byte string: no other text gives the same bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AQgwBCD_-+/=') }), words => {
        let bytes: Uint8Array
        try {
          bytes = fromBase64url(words)
        } catch {
          expect(refusal(() => fromBase64url(words))).toBe('BAD_BASE64')
          return
        }
        expect(base64url(bytes)).toBe(words)
      }),
    )
  })
})

describe('hexadecimal', () => {
  it('goes there and back in lower case', () => {
    fc.assert(
      fc.property(anyBytes, bytes => {
        expect(hex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
        expect(fromHex(hex(bytes))).toEqual(bytes)
      }),
    )
  })

  it.each(['0', 'AB', 'aB', 'zz', '0x', ' 00', '00\n', '０0'])('refuses %j', words => {
    expect(refusal(() => fromHex(words))).toBe('BAD_HEX')
  })

  it('sorts as text as its bytes sort', () => {
    fc.assert(
      fc.property(fc.tuple(anyBytes, anyBytes), ([a, b]) => {
        const asText = hex(a) < hex(b) ? -1 : Number(hex(a) > hex(b))
        expect(Math.sign(compareBytes(a, b))).toBe(asText)
        expect(Math.sign(compareBytes(a, b))).toBe(Math.sign(Buffer.compare(a, b)))
      }),
    )
  })
})

describe('byte strings in order', () => {
  const near = fc.uint8Array({ maxLength: 4, max: 2 })

  it('are told apart by the first byte that differs, and else by their length', () => {
    fc.assert(
      fc.property(near, near, near, (begin, a, b) => {
        const [one, other] = [concatBytes(begin, a), concatBytes(begin, b)]
        expect(Math.sign(compareBytes(one, other))).toBe(Math.sign(Buffer.compare(a, b)))
      }),
    )
    expect(compareBytes(new Uint8Array([7, 0]), new Uint8Array([7]))).toBeGreaterThan(0)
    expect(compareBytes(new Uint8Array([7]), new Uint8Array([7, 0]))).toBeLessThan(0)
  })
})

describe('byte strings put together', () => {
  it('are the parts in their order, and a copy', () => {
    fc.assert(
      fc.property(fc.array(anyBytes, { maxLength: 5 }), parts => {
        const expected = new Uint8Array(Buffer.concat(parts))
        const whole = concatBytes(...parts)
        for (const part of parts) part.fill(0)
        expect(whole).toEqual(expected)
      }),
    )
  })
})
