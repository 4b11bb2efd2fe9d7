import { ensure } from './protocolError.ts'

/** Lower-case hexadecimal text of bytes; its order as text is the order of the bytes. */
export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** Bytes of lower-case hexadecimal text; anything else raises BAD_HEX. */
export function fromHex(text: string): Uint8Array {
  ensure(/^(?:[0-9a-f]{2})*$/.test(text), 'BAD_HEX')
  const bytes = new Uint8Array(text.length / 2)
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16)
  return bytes
}
