import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectPaths } from '../../../build/checks/sourceFiles.mjs'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rowan-files-'))
  for (const folder of ['shared/bytes', 'dist', 'ignored']) mkdirSync(join(root, folder), { recursive: true })
  for (const file of ['a.md', 'shared/bytes/b.ts', 'dist/c.js', 'ignored/d.ts'])
    writeFileSync(join(root, file), '')
  writeFileSync(join(root, '.gitignore'), 'ignored/\ndist/\n')
})
afterEach(() => rmSync(root, { recursive: true }))

describe('projectPaths', () => {
  it('leaves generated folders out where there is no repository', () => {
    expect(projectPaths(root).sort()).toEqual(['.gitignore', 'a.md', 'ignored/d.ts', 'shared/bytes/b.ts'])
  })
  it('follows what git ignores, and sees files that are not added yet', () => {
    execFileSync('git', ['init', '-q'], { cwd: root })
    expect(projectPaths(root).sort()).toEqual(['.gitignore', 'a.md', 'shared/bytes/b.ts'])
  })
})
