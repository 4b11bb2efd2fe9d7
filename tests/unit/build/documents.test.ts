import { describe, expect, it } from 'vitest'
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
