const TOKEN = /^[A-Za-z0-9._~+/=-]{24,128}$/

/** True for a token of 24 to 128 characters of base64, base64url or hexadecimal text (PROTOCOL.md §6.6). */
export function isRelayToken(text: string): boolean {
  return TOKEN.test(text)
}
