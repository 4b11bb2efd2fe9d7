import { describe, expect, it } from 'vitest'
import { documentedExports } from '../../../build/checks/documentedExports.mjs'

const linesOf = (text: string) => documentedExports([{ path: 'a.ts', text }]).map(finding => finding.line)

describe('documentedExports', () => {
  it('is content with a sentence before each export', () => {
    expect(linesOf('/** Adds two numbers. */\nexport const add = 1\nconst hidden = 2\n')).toEqual([])
  })
  it('finds functions, constants, types and re-exports without one', () => {
    const text =
      "export function a() {}\nexport const b = 1\nexport type C = 1\nexport interface D {}\nexport { e } from './e.ts'\n"
    expect(linesOf(text)).toEqual([1, 2, 3, 4, 5])
  })
  it('does not take tags, an empty comment or an ordinary one for a sentence', () => {
    const text =
      '/** @internal */\nexport const a = 1\n/** */\nexport const b = 1\n// Says much.\nexport const c = 1\n'
    expect(linesOf(text)).toEqual([2, 4, 6])
  })
  it('wants one comment for all signatures of a function', () => {
    const text =
      '/** Reads one. */\nexport function a(x: 1): 1\nexport function a(x: 2): 2\nexport function a(x: 1 | 2) { return x }\n'
    expect(linesOf(text)).toEqual([])
  })
})
