/** One line of a vector file: what it is called, and its value. */
export type Line = readonly [name: string, value: string]

/** A vector: one right object, or one with one fault, and what a reader of PROTOCOL.md says of it. */
export type Vector = {
  readonly name: string
  readonly expect: string
  readonly comment: string
  readonly lines: readonly Line[]
}

/** The vectors of one folder. */
export type VectorSet = { readonly object: string; readonly vectors: readonly Vector[] }

const LONG_RUN = /([0-9a-f]{2})\1{31,}/g

/** Bytes as they stand in a vector file: hexadecimal, with `00*64` for a byte that comes 32 times or more in a row. */
export function show(bytes: Uint8Array): string {
  const digits = Buffer.from(bytes).toString('hex')
  // only runs that begin on a whole byte
  const shown: string[] = []
  let at = 0
  for (const match of digits.matchAll(LONG_RUN)) {
    const start = match.index + (match.index % 2)
    const count = Math.floor((match.index + match[0].length - start) / 2)
    if (count < 32 || start < at) continue
    const byte = digits.slice(start, start + 2)
    if (start > at) shown.push(digits.slice(at, start))
    shown.push(`${byte}*${count}`)
    at = start + 2 * count
  }
  if (at < digits.length) shown.push(digits.slice(at))
  return shown.join(' ')
}

/** A vector that is right. */
export const good = (name: string, comment: string, lines: readonly Line[]): Vector => ({
  name,
  expect: 'OK',
  comment,
  lines,
})

/** A vector with one fault. */
export const bad = (name: string, expect: string, comment: string, lines: readonly Line[]): Vector => ({
  name,
  expect,
  comment,
  lines,
})

/** The text of a vector file. */
export function formatVector({ expect, comment, lines }: Vector): string {
  const all: Line[] = [['expect', expect], ['comment', comment], ...lines]
  return all.map(([name, value]) => (value === '' ? `${name}:\n` : `${name}: ${value}\n`)).join('')
}
