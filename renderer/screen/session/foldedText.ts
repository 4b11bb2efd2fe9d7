/** A message that is longer than this is folded, in characters and in lines. */
const UNITS = 1200
const LINES = 12
/** So much of it stands there while it is folded, in characters. */
const SHOWN = 600

/** The beginning of a long message, cut at a line or between characters; null where the message is short enough to stand whole. */
export function foldedText(text: string): string | null {
  const lines = text.split('\n', LINES + 1)
  const isLong = lines.length > LINES
  if (!isLong && text.length <= UNITS) return null
  const beginning = isLong ? lines.slice(0, LINES).join('\n') : text
  return beginning.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')
}
