import { ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { checkLine } from '../../room/names.ts'

/** Longest content note in UTF-16 units (PROTOCOL.md §10.6). */
export const CONTENT_NOTE_MAX = 80
/** Longest content note in bytes of UTF-8 (PROTOCOL.md §10.6). */
export const CONTENT_NOTE_BYTES = 3 * CONTENT_NOTE_MAX

/** A content note in the form in which it is written: NFC and trimmed, empty when it says nothing; NAME_INVALID (PROTOCOL.md §10.2). */
export function writtenContentNote(text: string): string {
  return text.length <= 16 * CONTENT_NOTE_MAX && text.trim() === '' ? '' : checkLine(text, CONTENT_NOTE_MAX)
}

/** Lets a content note pass unchanged: empty, or one line of 1 to 80 UTF-16 units in the form of a name; else RECORD_BODY (PROTOCOL.md §10.2). */
export function checkContentNote(text: string): string {
  ensure(text === '' || isLine(text), 'RECORD_BODY')
  return text
}

function isLine(text: string): boolean {
  try {
    return checkLine(text, CONTENT_NOTE_MAX) === text
  } catch (error) {
    if (errorCodeOf(error) === 'NAME_INVALID') return false
    throw error
  }
}
