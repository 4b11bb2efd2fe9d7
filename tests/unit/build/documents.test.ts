import { describe, expect, it } from 'vitest'
import { acceptance } from '../../../build/checks/acceptance.mjs'
import { citedSections } from '../../../build/checks/citedSections.mjs'
import { namedTests } from '../../../build/checks/namedTests.mjs'

const file = (path: string, text: string) => ({ path, text })

describe('citedSections', () => {
  const protocol = file('shared/PROTOCOL.md', '## 4. Epochs\n\n### 4.1 State\n\n## 10 Documents\n')

  it('is content with sections that are there', () => {
    const code = file('a.ts', '/** (PROTOCOL.md §4.1, §10). */')
    expect(citedSections(protocol, [code])).toEqual([])
  })

  it('finds a section that is not', () => {
    const code = file('a.ts', 'x\n/** (PROTOCOL.md §4.2). */')
    expect(citedSections(protocol, [code])).toEqual([
      { path: 'a.ts', line: 2, message: 'PROTOCOL.md has no §4.2.' },
    ])
  })
})

describe('namedTests', () => {
  const readme = (row: string) =>
    file('README.md', `## Promises\n\n| Promise | Test |\n|---|---|\n${row}\n\n## Limits\n\n| a | b |\n`)

  it('is content with tests that are there', () => {
    expect(namedTests(readme('| a | `tests/a.test.ts` |'), ['tests/a.test.ts'])).toEqual([])
  })

  it('finds a test that is not there, and a promise without one', () => {
    expect(namedTests(readme('| a | `tests/b.test.ts` |'), ['tests/a.test.ts'])).toHaveLength(1)
    expect(namedTests(readme('| a | later |'), [])).toHaveLength(1)
  })

  it('wants the table', () => {
    expect(namedTests(file('README.md', '# Rowan'), [])).toHaveLength(1)
  })
})

describe('acceptance', () => {
  const row = (number: number, tests = '') => `| P0-${number} | what | ${tests} |`
  const byHand = (number: number) => `- **P0-${number}** look at it`
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1)
  const hardened = Array.from(
    { length: 32 },
    (_, index) => `E-${String(index + 1).padStart(2, '0')}`,
  ).flatMap(check => [`| ${check} | what | |`, `- **${check}** look at it`])
  const manual = (first: string, rest: readonly string[] = []) =>
    file(
      'tests/manual.md',
      [first, ...numbers.slice(1).flatMap(n => [row(n), byHand(n)]), ...hardened, ...rest].join('\n'),
    )
  const titled = (title: string) =>
    file('tests/a.test.ts', `test(${title}, () => {})\n// P0-1: P0-2: no title\n`)
  const said = (...[text, tests]: Parameters<typeof acceptance>) =>
    acceptance(text, tests).map(({ message }) => message)

  it('is content with a test that is named, and with a line for a person', () => {
    expect(said(manual(row(1, '`tests/a.test.ts`')), [titled("'P0-1: she sees it'")])).toEqual([])
    expect(said(manual(row(1), [byHand(1)]), [])).toEqual([])
    expect(said(manual(row(1, '`tests/a.test.ts`')), [titled('`P0-1: in ${language}`')])).toEqual([])
  })

  it('reads all that one title names', () => {
    const both = manual(row(1, '`tests/a.test.ts`')).text.replace(
      '| E-04 | what |',
      '| E-04 | what `tests/a.test.ts` |',
    )
    expect(said(file('tests/manual.md', both), [titled("'P0-1, E-04: she sees it'")])).toEqual([])
    expect(said(manual(row(1, '`tests/a.test.ts`')), [titled("'P0-1, E-04: she sees it'")])).toEqual([
      'tests/a.test.ts is not in this row.',
    ])
    expect(said(manual(row(1, '`tests/a.test.ts`')), [titled("'P0-1, E-33: she sees it'")])).toEqual([
      'tests/a.test.ts names E-33.',
    ])
  })

  it('finds one of them that has neither, whatever comments and other numbers say', () => {
    const lacking = 'P0-1 has neither a test nor a line by hand.'
    expect(said(manual(row(1)), [titled("'she sees it'")])).toEqual([lacking])
    expect(said(manual(row(1), [byHand(10)]), [])).toEqual([lacking])
  })

  it('finds a row that names other tests than there are', () => {
    expect(said(manual(row(1, '`tests/a.test.ts`'), [byHand(1)]), [])).toEqual([
      'tests/a.test.ts has no test P0-1.',
    ])
    expect(said(manual(row(1)), [titled("'P0-1: she sees it'")])).toEqual([
      'tests/a.test.ts is not in this row.',
    ])
  })

  it('finds a row too few, and a number that there is not', () => {
    const few = said(manual(''), [])
    expect(few).toHaveLength(1)
    expect(few[0]).toMatch(/^The table has the rows P0-2 P0-3/)
    expect(said(manual(row(1), [byHand(1)]), [titled("'P0-13: more'")])).toEqual([
      'tests/a.test.ts names P0-13.',
    ])
  })
})
