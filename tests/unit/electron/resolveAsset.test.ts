import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveAsset } from '../../../electron/main/pages/resolveAsset.ts'

const seed = fc.readConfigureGlobal().seed ?? Date.now() % 2 ** 31

describe('E-03: resolveAsset', () => {
  it.each([
    ['app://screen/', 'index.html'],
    ['app://screen/?a=1', 'index.html'],
    ['app://screen/index.html#/room', 'index.html'],
    ['app://screen/assets/index-B_x9.js', 'assets/index-B_x9.js'],
    ['app://screen/fonts/noto.woff2?v=2', 'fonts/noto.woff2'],
  ])('finds the file of %s', (url, path) => {
    expect(resolveAsset('screen', url)).toBe(path)
  })

  it.each([
    'app://screen/../main.cjs',
    'app://screen/assets/../../main.cjs',
    'app://screen/%2e%2e/main.cjs',
    'app://screen/%2E%2E%2Fmain.cjs',
    'app://screen/..%2fmain.cjs',
    'app://screen/..\\main.cjs',
    'app://screen/assets\\..\\main.cjs',
    'app://screen/%5c..%5cmain.cjs',
    'app://screen/index.html%00.js',
    'app://screen/index.html\0',
    'app://screen//etc/passwd',
    'app://screen//server/share',
    'app://screen/\\\\server\\share',
    'app://screen/C:/x',
    'app://screen/file:///etc/passwd',
    'app://screen/.hidden',
    'app://screen/assets/',
    'app://screen/index.html\n',
    'app://screen',
    'app://screen.evil/',
    'app://screen@net/',
    'app://screen:80/',
    'app://net/',
    'app:///etc/passwd',
    'APP://screen/',
    'file:///etc/passwd',
    'https://screen/',
    '',
  ])('finds nothing at %j', url => {
    expect(resolveAsset('screen', url)).toBeNull()
  })

  it(`never leaves the folder, whatever is asked (seed ${seed})`, () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%00', '\0', 'assets', 'a.js', ':', '?', '#', '//'),
      fc.string({ maxLength: 4, unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const path = resolveAsset('screen', `app://screen/${pieces.join('')}`)
        if (path === null) return
        expect(path.split('/').filter(part => part === '' || part.startsWith('.'))).toEqual([])
        expect(path).toMatch(/^[A-Za-z0-9._/-]+$/)
      }),
      { seed, numRuns: 2000 },
    )
  })
})
