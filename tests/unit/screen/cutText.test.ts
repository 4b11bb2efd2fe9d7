import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText, isTooLong, plainLines } from '../../../renderer/screen/session/cutText.ts'

const bytes = (text: string) => new TextEncoder().encode(text).length

describe('cutting a long paste', () => {
  it('the pieces joined are the text, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 900 }),
        (unit, times) => {
          const text = `${unit}\n`.repeat(times)
          expect(cutText(text).join('')).toBe(text)
        },
      ),
    )
  })

  it.each([
    ['300 KB of lines', `${'a line of sixty characters or so, quite ordinary words there'}\n`.repeat(5000)],
    ['300 KB without a line end', '字'.repeat(100_000)],
    ['3 MB of lines', '她把看到的都写下来了。\n'.repeat(90_000)],
    ['nothing but line ends', '\n'.repeat(50_000)],
  ])('%s: every piece fits one record', (_name, text) => {
    const pieces = cutText(text)
    expect(pieces.join('')).toBe(text)
    for (const piece of pieces) {
      expect(bytes(piece) + 35 * piece.split('\n').length).toBeLessThan(60 * 1024)
    }
  })

  it('no piece ends inside a character', () => {
    for (const piece of cutText('😀'.repeat(60_000))) expect(piece).not.toMatch(/\p{Cs}/u)
  })

  it('a short text is one piece, no text is none', () => {
    expect(cutText('hello')).toEqual(['hello'])
    expect(cutText('')).toEqual([])
  })
})

describe('line ends', () => {
  it('of every system become one character', () => {
    expect(plainLines('a\r\nb\rc\u2028d\u2029e\nf')).toBe('a\nb\nc\nd\ne\nf')
  })
})

describe('what is too much at once', () => {
  it('3 MB are not, 20 MB are', () => {
    expect(isTooLong('字'.repeat(1_000_000))).toBe(false)
    expect(
      isTooLong(`${'a line of sixty characters or so, quite ordinary words there'}\n`.repeat(50_000)),
    ).toBe(false)
    expect(isTooLong('字'.repeat(7_000_000))).toBe(true)
  })
})
