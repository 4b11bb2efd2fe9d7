import { describe, expect, it } from 'vitest'
import { fileLength } from '../../../build/checks/fileLength.mjs'
import { shortcuts } from '../../../build/checks/shortcuts.mjs'

const linesOf = (text: string) => shortcuts([{ path: 'a.test.ts', text }]).map(finding => finding.line)

describe('shortcuts', () => {
  it.each([
    'const many: unknown[] = []',
    'try { a() } catch (error) { throw wrap(error) }',
    'expect(a).toEqual(expect.any(String))',
    'list.skip(2)',
    "test.skip(!canRun, 'this system cannot')",
    "it('does all', () => {})",
    "const text = 'catch {} and any'",
  ])('is content with %s', text => expect(linesOf(text)).toEqual([]))

  it.each([
    'const a: any = 1',
    'const a = b as any',
    'try { a() } catch {}',
    'try { a() } catch (error) { /* no matter */ }',
    "it.skip('a', () => {})",
    "test.skip(!canRun, '')",
    "test.skip(true, 'not now')",
    "it.only('a', () => {})",
    "describe.skip('a', () => {})",
    "test.describe.skip('a', () => {})",
    "it.skipIf(slow)('a', () => {})",
    "it.todo('a')",
    "xit('a', () => {})",
    `// @ts-${'ignore'}`,
    `// TO${'DO'}: later`,
  ])('finds %s', text => expect(linesOf(text)).toEqual([1]))
})

describe('fileLength', () => {
  it('allows 225 lines, 600 of tests, and not one more', () => {
    const file = (lines: number, path = 'a.ts') => [{ path, text: 'x\n'.repeat(lines) }]
    expect(fileLength(file(225))).toEqual([])
    expect(fileLength(file(226))).toHaveLength(1)
    expect(fileLength(file(600, 'tests/a.test.ts'))).toEqual([])
    expect(fileLength(file(601, 'tests/a.test.ts'))).toHaveLength(1)
  })
})
