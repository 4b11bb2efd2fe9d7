/** What one piece may cost, in bytes of the Yjs update that it becomes: it must fit into one record. */
const PIECE_COST = 40_000
/** What a new paragraph costs besides its characters. */
const LINE_COST = 40
/** What a whole paste may cost. */
const PASTE_COST = 12_000_000

function costOf(code: number): number {
  if (code === 10) return LINE_COST
  if (code < 0x80) return 1
  return code < 0x800 ? 2 : 3
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff

/** Line ends as one character, and without the zero characters that some programs leave in the clipboard. */
export function plainLines(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\0', '')
}

/** Is this more than one paste may bring? */
export function isTooLong(text: string): boolean {
  let cost = 0
  for (let at = 0; at < text.length; at += 1) cost += costOf(text.charCodeAt(at))
  return cost > PASTE_COST
}

/** Cuts a text into pieces that are small enough for one record each, never inside a character. Joined they are the text. */
export function cutText(text: string): string[] {
  const pieces: string[] = []
  let from = 0
  let cost = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    cost += costOf(code)
    if (cost < PIECE_COST || isHighSurrogate(code)) continue
    pieces.push(text.slice(from, at + 1))
    from = at + 1
    cost = 0
  }
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}
