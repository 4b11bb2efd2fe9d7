/** What a vector file says, read back. */
export class VectorFile {
  readonly expect: string
  /** Every line after `expect` and `comment`, in order. */
  readonly lines: readonly (readonly [name: string, value: string])[]

  constructor(text: string) {
    const lines = text.trimEnd().split('\n').map(splitLine)
    const [expect, comment, ...rest] = lines
    if (expect?.[0] !== 'expect' || comment?.[0] !== 'comment') throw new Error('no vector')
    this.expect = expect[1]
    this.lines = rest
  }

  /** The value of the only line with this name. */
  text(name: string): string {
    const [value, ...more] = this.all(name)
    if (value === undefined || more.length > 0) throw new Error(`expected one line ${name}`)
    return value
  }

  /** The bytes of the only line with this name. */
  bytes(name: string): Uint8Array {
    return bytesOf(this.text(name))
  }

  /** The number of the only line with this name. */
  number(name: string): number {
    return Number(this.text(name))
  }

  has(name: string): boolean {
    return this.all(name).length > 0
  }

  /** The values of all lines with this name, in order. */
  all(name: string): string[] {
    return this.lines.filter(line => line[0] === name).map(line => line[1])
  }

  /** The stated results: every line whose name begins with `result-`, by the rest of its name. */
  get results(): Record<string, string> {
    const stated = this.lines.filter(([name]) => name.startsWith('result-'))
    return Object.fromEntries(stated.map(([name, value]) => [name.slice('result-'.length), value]))
  }
}

/** What one vector gives when it is accepted: the results by name, as text. */
export type Run = (file: VectorFile) => Record<string, string>

/** Bytes as a vector file writes them. */
export function bytesOf(value: string): Uint8Array {
  const parts = value.split(' ').map(part => {
    const [digits = '', count = '1'] = part.split('*')
    return digits.repeat(Number(count))
  })
  return new Uint8Array(Buffer.from(parts.join(''), 'hex'))
}

/** Hexadecimal text of bytes. */
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function splitLine(line: string): readonly [string, string] {
  const at = line.indexOf(':')
  return [line.slice(0, at), line.slice(at + 1).trim()]
}

/** Takes steps one after the other; a vector has one fault, so none but the last may be refused. */
export function inTurn<In, Out>(steps: readonly In[], take: (step: In) => Out): Out[] {
  return steps.map((step, at) => {
    try {
      return take(step)
    } catch (cause) {
      throw at === steps.length - 1 ? cause : new Error(`step ${at + 1} was refused too early`, { cause })
    }
  })
}
