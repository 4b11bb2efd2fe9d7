import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer'
import { ensure, ProtocolError } from './protocolError.ts'

/** Base64url text of bytes, without padding (PROTOCOL.md §1). */
export function base64url(bytes: Uint8Array): string {
  return toBase64UrlEncoded(bytes)
}

/** Bytes of canonical, unpadded base64url text (PROTOCOL.md §1); anything else raises BAD_BASE64. */
export function fromBase64url(text: string): Uint8Array {
  const bytes = decode(text)
  // decoders pass over what they do not know; only what would have been written is taken
  ensure(base64url(bytes) === text, 'BAD_BASE64')
  return bytes
}

function decode(text: string): Uint8Array {
  try {
    return fromBase64UrlEncoded(text)
  } catch {
    // in a page the decoder throws; Node's never does
    throw new ProtocolError('BAD_BASE64')
  }
}
