import { type BytesReader, readExactly } from '../bytes/bytesReader.ts'
import { type ErrorCode, errorCodeOf, ProtocolError } from '../bytes/protocolError.ts'

const MALFORMED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'TRUNCATED',
  'TRAILING',
  'TOO_LARGE',
  'BAD_UTF8',
  'BAD_VALUE',
  'BAD_TYPE',
  'NAME_INVALID',
])

/** Reads a whole record body; bytes that are not one raise RECORD_BODY, other codes pass (PROTOCOL.md §10.2). */
export function readBody<T>(bytes: Uint8Array, read: (reader: BytesReader) => T): T {
  try {
    return readExactly(bytes, read)
  } catch (error) {
    const code = errorCodeOf(error)
    if (code === 'INTERNAL') throw error
    throw new ProtocolError(MALFORMED.has(code) ? 'RECORD_BODY' : code)
  }
}
