import { base64url, fromBase64url } from '../../bytes/base64url.ts'
import { ensure, errorCodeOf, ProtocolError } from '../../bytes/protocolError.ts'

/** What a text of the organisation's business is (PROTOCOL.md §14). */
export type TrustTextKind = 'request' | 'certificate'

/** Longest text that is searched, in UTF-16 units (PROTOCOL.md §14). */
export const TRUST_TEXT_UNITS = 2000

/** `rowan-request:` or `rowan-certificate:`, the bytes as base64url, and a full stop, so that words may follow it (PROTOCOL.md §14). */
export function trustText(kind: TrustTextKind, bytes: Uint8Array): string {
  return `rowan-${kind}:${base64url(bytes)}.`
}

/**
 * The bytes of the first such text among other words; line breaks and spaces within it, as letters and mail programs put them, do
 * not matter (PROTOCOL.md §14). ORGANISATION_TEXT when there is none, its end is missing, or the text is longer than 2000 UTF-16 units.
 */
export function readTrustText(kind: TrustTextKind, text: string): Uint8Array {
  ensure(text.length <= TRUST_TEXT_UNITS, 'ORGANISATION_TEXT')
  const mark = `rowan-${kind}:`
  const plain = text.normalize('NFKC')
  const at = plain.indexOf(mark)
  ensure(at >= 0, 'ORGANISATION_TEXT')
  return bytesOf(plain.slice(at + mark.length))
}

function bytesOf(text: string): Uint8Array {
  const whole = text.replaceAll(/[\s\u200b\u2060\ufeff]+/gu, '')
  const symbols = /^([A-Za-z0-9_-]+)\./.exec(whole)?.[1]
  try {
    ensure(symbols !== undefined, 'BAD_BASE64')
    return fromBase64url(symbols)
  } catch (error) {
    throw new ProtocolError(errorCodeOf(error) === 'INTERNAL' ? 'INTERNAL' : 'ORGANISATION_TEXT')
  }
}
