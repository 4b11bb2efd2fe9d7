import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorCodeOf } from '../../../shared/bytes/protocolError.ts'
import { checkName, NAME_BYTES } from '../../../shared/room/names.ts'

function checked(text: string): string {
  try {
    return checkName(text)
  } catch (error) {
    return errorCodeOf(error)
  }
}

describe('checkName', () => {
  it.each([
    ['Mina', 'Mina'],
    ['  Mina  ', 'Mina'],
    ['\u3000林老师\u3000', '林老师'],
    ['민아 선생님', '민아 선생님'],
    ['Zoe\u0308', 'Zoë'],
    ['\u1106\u1175\u11ab', '민'],
    ['🌿', '🌿'],
    ['❤️', '❤️'],
    ['Nguyễn Thị Minh Khai', 'Nguyễn Thị Minh Khai'],
    ['a'.repeat(64), 'a'.repeat(64)],
    ['Mina'.padStart(1024), 'Mina'],
  ])('gives %j as %j', (text, name) => expect(checked(text)).toBe(name))

  it.each([
    ['nothing', ''],
    ['only spaces', ' \t\u3000'],
    ['65 characters', 'a'.repeat(65)],
    ['more than 1,024 units, before anything is done with them', 'Mina'.padStart(1025)],
    ['33 emoji, 66 units', '🌿'.repeat(33)],
    ['1 MB of emoji', '🌿'.repeat(250_000)],
    ['a text that grows when normalised', '\u{1d160}'.repeat(32)],
    ['a lone surrogate', 'a\ud800'],
    ['the other half alone', '\udc00b'],
    ['a null', 'a\0b'],
    ['a line break', 'a\nb'],
    ['a tab', 'a\tb'],
    ['a C1 control', 'a\u0085b'],
    ['a line separator', 'a\u2028b'],
    ['a right-to-left override', 'a\u202eb'],
    ['a bidi isolate', 'a\u2066b'],
    ['a right-to-left mark', 'a\u200fb'],
    ['a zero-width space', 'a\u200bb'],
    ['a zero-width joiner', 'a\u200db'],
    ['a byte order mark inside', 'a\ufeffb'],
    ['a soft hyphen', 'a\u00adb'],
    ['an invisible tag', 'a\u{e0041}b'],
    ['a Hangul filler alone', '\u3164'],
    ['a blank Braille cell alone', '\u2800'],
    ['a private character', '\ue000'],
    ['zalgo', `a${'\u0301\u0316'.repeat(8)}`],
  ])('refuses %s', (_, text) => expect(checked(text)).toBe('NAME_INVALID'))

  it('is steady: a checked name stays as it is, and fits the bytes of a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), text => {
        const name = checked(text)
        if (name === 'NAME_INVALID') return
        expect(checkName(name)).toBe(name)
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(NAME_BYTES)
      }),
      { numRuns: 500 },
    )
  })
})
