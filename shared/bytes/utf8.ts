import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import { ensure, ProtocolError } from './protocolError.ts'

const LONE_SURROGATE = /\p{Surrogate}/u

/** True when the text has no lone surrogate, so that it survives UTF-8. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text)
}

/** UTF-8 bytes of a text (PROTOCOL.md §1); a lone surrogate raises BAD_UTF8. */
export function utf8(text: string): Uint8Array {
  ensure(isWellFormed(text), 'BAD_UTF8')
  return encodeUtf8(text)
}

/** Text of strict UTF-8 bytes (PROTOCOL.md §1); anything malformed raises BAD_UTF8. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes)
  } catch {
    throw new ProtocolError('BAD_UTF8')
  }
}
