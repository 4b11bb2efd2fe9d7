import { ensure } from '../bytes/protocolError.ts'
import { isWellFormed } from '../bytes/utf8.ts'

/** Longest name of a person, room or note, in UTF-16 units after trimming (PROTOCOL.md §13). */
const NAME_UNITS = 64
/** Longest name in bytes of UTF-8: three for each UTF-16 unit (PROTOCOL.md §13). */
export const NAME_BYTES = 3 * NAME_UNITS

// Control, format (bidi overrides, zero-width), line breaks, private use, and letters that look like nothing. Variation
// selectors are let through: keyboards put them behind emoji.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]|[\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5/u
// Five marks on one letter spell no language, but reach over the lines above and below.
const PILE_OF_MARKS = /\p{M}{5}/u

/**
 * The name in NFC and trimmed: 1 to 64 UTF-16 units without lone surrogates, control, bidi, zero-width or other invisible
 * characters; anything else raises NAME_INVALID (PROTOCOL.md §9). Checking a checked name gives the same name.
 */
export function checkName(text: string): string {
  return checkLine(text, NAME_UNITS)
}

/** One line of text under the rules of {@link checkName}, of 1 to `units` UTF-16 units; anything else raises NAME_INVALID (PROTOCOL.md §9). */
export function checkLine(text: string, units: number): string {
  // Bounded before normalising, which may make text up to eighteen times as long.
  ensure(text.length <= 16 * units && isWellFormed(text), 'NAME_INVALID')
  const name = text.normalize('NFC').trim()
  ensure(name.length >= 1 && name.length <= units, 'NAME_INVALID')
  ensure(!INVISIBLE.test(name) && !PILE_OF_MARKS.test(name), 'NAME_INVALID')
  return name
}
