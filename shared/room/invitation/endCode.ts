import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { ProtocolError } from '../../bytes/protocolError.ts'

/** The code byte of a refusal or end message, by its place from 1 (PROTOCOL.md §9). */
const END_CODES = ['INVITE_REFUSED', 'INVITE_EXPIRED', 'INVITE_USED', 'INVITE_BURNT'] as const

/** Why a facilitator's device ends a handshake (PROTOCOL.md §9). */
export type EndCode = (typeof END_CODES)[number]

/** Encodes why a handshake ends, one byte (PROTOCOL.md §9). */
export function encodeEndCode(code: EndCode): Uint8Array {
  return new BytesWriter().u8(END_CODES.indexOf(code) + 1).finish()
}

/** Decodes why a handshake ends; BAD_VALUE for an unknown code, TRUNCATED or TRAILING unless it is one byte (PROTOCOL.md §9). */
export function decodeEndCode(plain: Uint8Array): EndCode {
  const code = END_CODES[readExactly(plain, reader => reader.u8()) - 1]
  if (code === undefined) throw new ProtocolError('BAD_VALUE')
  return code
}
