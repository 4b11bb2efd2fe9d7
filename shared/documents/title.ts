import { ensure } from '../bytes/protocolError.ts'
import { isWellFormed, utf8 } from '../bytes/utf8.ts'

/** Longest title of a room or a note in UTF-16 units (PROTOCOL.md §10.6). */
const TITLE_MAX = 64
/** Longest title in bytes of UTF-8 (PROTOCOL.md §10.6). */
export const TITLE_MAX_BYTES = 3 * TITLE_MAX

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/

/** UTF-8 bytes of a title of 1 to 64 UTF-16 units, not blank, without control characters; else NAME_INVALID (PROTOCOL.md §10.2). */
export function titleBytes(title: string): Uint8Array {
  ensure(isTitle(title), 'NAME_INVALID')
  return utf8(title)
}

/** True for a title that {@link titleBytes} would take (PROTOCOL.md §10.2). */
function isTitle(title: string): boolean {
  return title.length <= TITLE_MAX && title.trim() !== '' && isWellFormed(title) && !CONTROL.test(title)
}
