import type { BytesReader } from '../bytes/bytesReader.ts'
import { ensure } from '../bytes/protocolError.ts'
import { fromUtf8 } from '../bytes/utf8.ts'
import { checkName, NAME_BYTES } from './names.ts'

/** Reads LP(name) of a peer; TOO_LARGE, BAD_UTF8, or NAME_INVALID unless it is the very form that checkName gives (PROTOCOL.md §9). */
export function readName(reader: BytesReader): string {
  const name = fromUtf8(reader.lp(NAME_BYTES))
  ensure(checkName(name) === name, 'NAME_INVALID')
  return name
}
