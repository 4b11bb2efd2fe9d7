import { ensure, errorCodeOf } from '../bytes/protocolError.ts'
import { utf8 } from '../bytes/utf8.ts'
import { checkName, NAME_BYTES } from '../room/names.ts'

/** Longest title in bytes of UTF-8 (PROTOCOL.md §10.6). */
export const TITLE_MAX_BYTES = NAME_BYTES

/** UTF-8 bytes of a title in the very form that checkName gives; else NAME_INVALID (PROTOCOL.md §10.2). */
export function titleBytes(title: string): Uint8Array {
  ensure(isTitle(title), 'NAME_INVALID')
  return utf8(title)
}

function isTitle(title: string): boolean {
  try {
    return checkName(title) === title
  } catch (error) {
    if (errorCodeOf(error) === 'NAME_INVALID') return false
    throw error
  }
}
