import { describe, expect, it } from 'vitest'
import { installableName, missingPackages } from '../../../build/setup/debianPackages.mjs'

describe('missingPackages', () => {
  it('names what is absent or only configured, and knows the newer names', () => {
    const list = 'xvfb installed\nlibasound2t64 installed\nlibnss3 config-files\n'
    expect(missingPackages(['xvfb', 'libasound2', 'libnss3', 'libgbm1'], list)).toEqual([
      'libnss3',
      'libgbm1',
    ])
  })
})

describe('installableName', () => {
  it('keeps a name that can be installed', () => {
    expect(installableName('libgtk-3-0', () => true)).toBe('libgtk-3-0')
  })
  it('takes the newer name where only that can be installed', () => {
    expect(installableName('libasound2', name => name.endsWith('t64'))).toBe('libasound2t64')
  })
  it('keeps an unknown name, so that apt-get says what is wrong', () => {
    expect(installableName('nowhere', () => false)).toBe('nowhere')
  })
})
