import { ensure } from '../../bytes/protocolError.ts'
import { isWellFormed } from '../../bytes/utf8.ts'

/** Longest message in UTF-16 units (PROTOCOL.md §10.6). */
const MESSAGE_TEXT_MAX = 16_000
/** Longest message in bytes of UTF-8 (PROTOCOL.md §10.6). */
export const MESSAGE_TEXT_MAX_BYTES = 60 * 1024

// Line feed and tab are text; every other C0 control is not. Bidirectional controls are text: the screen isolates them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/

/**
 * Lets a message's text pass unchanged: blank raises TEXT_EMPTY, over 16,000 UTF-16 units TEXT_TOO_LONG, a lone surrogate
 * or a C0 control other than line feed and tab RECORD_BODY (PROTOCOL.md §10.2).
 */
export function checkMessageText(text: string): string {
  ensure(text.length <= MESSAGE_TEXT_MAX, 'TEXT_TOO_LONG')
  ensure(text.trim() !== '', 'TEXT_EMPTY')
  ensure(isWellFormed(text) && !CONTROL.test(text), 'RECORD_BODY')
  return text
}
