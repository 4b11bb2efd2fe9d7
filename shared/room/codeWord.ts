import type { BytesReader } from '../bytes/bytesReader.ts'
import { ensure } from '../bytes/protocolError.ts'
import { fromUtf8 } from '../bytes/utf8.ts'
import { checkName, NAME_BYTES } from './names.ts'

/** The code word in the form of a name, or an empty text where none was agreed on; NAME_INVALID (PROTOCOL.md §9.3). */
export function checkCodeWord(text: string): string {
  return text.trim() === '' ? '' : checkName(text)
}

/** Reads LP(code word) of a peer, which may be empty; TOO_LARGE, BAD_UTF8, or NAME_INVALID unless it is the very form that checkCodeWord gives (PROTOCOL.md §9.3). */
export function readCodeWord(reader: BytesReader): string {
  const word = fromUtf8(reader.lp(NAME_BYTES))
  ensure(checkCodeWord(word) === word, 'NAME_INVALID')
  return word
}
