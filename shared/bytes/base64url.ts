import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer'
import { ensure, ProtocolError } from './protocolError.ts'

/** Base64url text of bytes, without padding (PROTOCOL.md §1). */
export function base64url(bytes: Uint8Array): string {
  return toBase64UrlEncoded(bytes)
}

/** Bytes of canonical, unpadded base64url text (PROTOCOL.md §1); anything else raises BAD_BASE64. */
export function fromBase64url(text: string): Uint8Array {
  ensure(/^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1, 'BAD_BASE64')
  const bytes = decode(text)
  ensure(toBase64UrlEncoded(bytes) === text, 'BAD_BASE64')
  return bytes
}

function decode(text: string): Uint8Array {
  try {
    return new Uint8Array(fromBase64UrlEncoded(text))
  } catch {
    throw new ProtocolError('BAD_BASE64')
  }
}
