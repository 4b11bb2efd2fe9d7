import { describe, expect, it } from 'vitest'
import { matchesLock } from '../../../build/setup/installedPackages.mjs'

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/yjs': { version: '13.6.33' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  },
}

describe('matchesLock', () => {
  it('is content when all that is wanted here is installed', () => {
    expect(matchesLock(wanted, { packages: { 'node_modules/yjs': { version: '13.6.33' } } })).toBe(true)
  })
  it('notices a package that is missing', () => {
    expect(matchesLock(wanted, { packages: {} })).toBe(false)
  })
  it('notices another version', () => {
    expect(matchesLock(wanted, { packages: { 'node_modules/yjs': { version: '13.6.32' } } })).toBe(false)
  })
  it('notices a package that is no longer wanted', () => {
    const packages = {
      'node_modules/yjs': { version: '13.6.33' },
      'node_modules/left-over': { version: '1.0.0' },
    }
    expect(matchesLock(wanted, { packages })).toBe(false)
  })
})
