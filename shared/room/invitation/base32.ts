import { ensure } from '../../bytes/protocolError.ts'

/** Digits and capital letters without I, L, O and U, in the order of their values 0 to 31 (PROTOCOL.md §9). */
export const BASE32_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Base32 text of bytes, most significant bit first, spare bits zero, without padding (PROTOCOL.md §9). */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let value = 0
  let bits = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32_ALPHABET.charAt((value >>> (bits - 5)) & 31)
    value &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + BASE32_ALPHABET.charAt((value << (5 - bits)) & 31)
}

/**
 * Bytes of base32 text as {@link base32} writes it (PROTOCOL.md §9). A character outside the alphabet raises INVITE_FORMAT;
 * spare bits that are not zero raise INVITE_CHECKSUM, for they come of one mistyped character.
 */
export function fromBase32(text: string): Uint8Array {
  const bytes: number[] = []
  let value = 0
  let bits = 0
  for (const character of text) {
    const digit = BASE32_ALPHABET.indexOf(character)
    ensure(digit >= 0, 'INVITE_FORMAT')
    value = (value << 5) | digit
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push(value >>> bits)
    value &= (1 << bits) - 1
  }
  ensure(bits < 5, 'INVITE_FORMAT')
  ensure(value === 0, 'INVITE_CHECKSUM')
  return new Uint8Array(bytes)
}
