import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chosenParts, parts } from '../../../build/mutation/parts.mjs'
import { summary } from '../../../build/mutation/summary.mjs'
import { projectRoot } from '../../../build/setup/projectRoot.mjs'

function foldersUnder(folder: string): string[] {
  const files = readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile(),
  )
  const folders = files.map(file => relative(projectRoot, file.parentPath).replaceAll('\\', '/'))
  return [...new Set(folders)]
}

/** A glob with `**`, `*` and `{a,b}`, as this list writes them. */
function patternOf(glob: string): RegExp {
  const choices = glob.replace(/\{(.*?)\}/g, (_, list: string) => `(${list.replaceAll(',', '|')})`)
  const folders = choices.replaceAll('.', '\\.').replaceAll('**/', '(.+/)?')
  return new RegExp(`^${folders.replaceAll('*', '[^/]*')}$`)
}

const names = (...wishes: string[]) => chosenParts(wishes).map(({ name }) => name)

describe('the parts of a mutation run', () => {
  it('are every folder of bytes, crypto and room, each once', () => {
    const folders = ['shared/bytes', 'shared/crypto', 'shared/room'].flatMap(foldersUnder)
    expect(parts.flatMap(part => part.sources.map(dirname)).sort()).toEqual(folders.sort())
  })

  it('have tests that exist', () => {
    const files = readdirSync(join(projectRoot, 'tests'), { recursive: true, encoding: 'utf8' }).map(
      file => `tests/${file.replaceAll('\\', '/')}`,
    )
    for (const glob of parts.flatMap(part => part.tests))
      expect(files.filter(file => patternOf(glob).test(file)).length, glob).toBeGreaterThan(0)
  })

  it('are all of them, or what was asked for', () => {
    expect(chosenParts([])).toEqual(parts)
    expect(names('shared/crypto', 'shared/room/record/')).toEqual(['crypto', 'record'])
    expect(names('shared/room').sort()).toEqual(
      parts.flatMap(({ name }) => (['bytes', 'crypto'].includes(name) ? [] : [name])).sort(),
    )
    expect(names('shared/vault', 'shared/roo')).toEqual([])
  })

  it('narrow themselves to files, and to lines of files', () => {
    const files = ['shared/room/ids.ts', 'shared/crypto/seal.ts:36-52']
    expect(chosenParts(files).map(({ sources }) => sources)).toEqual([[files[1]], [files[0]]])
  })
})

describe('what a mutation run says', () => {
  const mutant = (status: string, line: number) => ({
    path: 'shared/crypto/seal.ts',
    line,
    original: 'length === 0 ||\n    left > 0',
    replacement: 'false',
    status,
  })

  it('is the score, and each mutant that no test noticed', () => {
    const statuses = ['Survived', 'Killed', 'NoCoverage', 'Timeout', 'Killed', 'CompileError']
    expect(
      summary(
        'crypto',
        statuses.map((status, at) => mutant(status, 9 - at)),
      ).split('\n'),
    ).toEqual([
      'crypto: 6 mutants, 2 killed, 1 timeouts, 1 survived, 1 not covered, 1 invalid, score 60.0 %',
      '  shared/crypto/seal.ts:7 (no test runs it)  length === 0 || left > 0  ->  false',
      '  shared/crypto/seal.ts:9  length === 0 || left > 0  ->  false',
    ])
  })

  it('has no score when nothing was tested', () => {
    expect(summary('crypto', [])).toMatch(/^crypto: 0 mutants, .* score -$/)
  })
})
