/** Fewer letters of base64 stand somewhere among random ones: they are no trace. */
const BASE64_MIN = 6

/** Every form in which words may stand in bytes: text encodings, hexadecimal, and base64 at each of its three places. */
export function tracesOf(words: string): Buffer[] {
  const plain = [
    Buffer.from(words, 'utf8'),
    Buffer.from(words, 'utf16le'),
    Buffer.from(words, 'utf16le').swap16(),
  ]
  return plain.flatMap(bytes => [
    bytes,
    Buffer.from(bytes.toString('hex')),
    ...[0, 1, 2].flatMap(shift => base64At(bytes, shift)),
  ])
}

/** What of its base64 does not depend on the bytes around it. */
function base64At(bytes: Buffer, shift: number): Buffer[] {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64url')
  const whole = text.slice(Math.ceil((shift * 8) / 6), text.length - 2)
  if (whole.length < BASE64_MIN) return []
  return [Buffer.from(whole), Buffer.from(whole.replaceAll('-', '+').replaceAll('_', '/'))]
}

/** Which of these words stand anywhere in these bytes, in whatever form. */
export function wordsIn(all: Iterable<Uint8Array>, words: readonly string[]): string[] {
  const haystacks = Array.from(all, bytes => Buffer.from(bytes))
  return words.filter(word => tracesOf(word).some(trace => haystacks.some(bytes => bytes.includes(trace))))
}
