import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { completeLock } from '../../../build/checks/completeLock.mjs'

type Packages = Record<string, Record<string, unknown>>

function messages(packages: Packages): string[] {
  const text = JSON.stringify({ packages })
  return completeLock({ path: 'package-lock.json', text }).map(finding => finding.message)
}

describe('E-10: completeLock', () => {
  it('is content when every named package is listed with its hash', () => {
    const tool = { integrity: 'sha512-a', optionalDependencies: { 'tool-win': '1.0.0' } }
    expect(
      messages({ '': {}, 'node_modules/tool': tool, 'node_modules/tool-win': { integrity: 'sha512-b' } }),
    ).toEqual([])
  })
  it('finds a package that only another platform needs', () => {
    const tool = { integrity: 'sha512-a', optionalDependencies: { 'tool-win': '1.0.0' } }
    expect(messages({ 'node_modules/tool': tool })).toEqual([
      'tool-win is needed on some platform and not listed.',
    ])
  })
  it('finds a package without a hash', () => {
    expect(messages({ 'node_modules/tool': {} })).toEqual(['node_modules/tool has no hash.'])
  })
})

describe('E-10: package.json', () => {
  it('names the exact version of every package', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const named = Object.entries({ ...dependencies, ...devDependencies })
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  })
})
