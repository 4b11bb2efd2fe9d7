import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { licenceList } from '../../../build/package/licenceList.mjs'
import { runtimePackages } from '../../../build/package/runtimePackages.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rowan-licences-'))
  for (const name of ['zed', 'art']) mkdirSync(join(root, 'node_modules', name), { recursive: true })
  writeFileSync(join(root, 'node_modules', 'art', 'LICENSE.md'), 'Be kind.\r\n')
  writeFileSync(join(root, 'node_modules', 'art', 'license-check.txt.d'), '')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const packages = {
  '': { version: '0.1.0' },
  'node_modules/zed': { version: '2.0.0', license: 'MIT' },
  'node_modules/art': { version: '1.0.0', license: 'ISC' },
  'node_modules/tool': { version: '3.0.0', license: 'Nobody knows', dev: true },
}

test('the list has every package of the app in order, with the text it brings, and none of the tools', () => {
  const list = licenceList(runtimePackages({ packages }), root)
  expect(list).toContain('art 1.0.0\nISC\n\nBe kind.\n')
  expect(list).toContain('zed 2.0.0\nMIT\n\nThis package brings no text of its licence.')
  expect(list.indexOf('art 1.0.0')).toBeLessThan(list.indexOf('zed 2.0.0'))
  expect(list).not.toContain('tool')
})

test.each(['SSPL-1.0', ''])('a package under “%s” stops the build by its name', license => {
  const changed = { ...packages, 'node_modules/zed': { version: '2.0.0', license } }
  expect(() => licenceList(runtimePackages({ packages: changed }), root)).toThrow(/zed/)
})
