import { join } from 'node:path'
import { SetupProblem } from '../setup/say.mjs'
import { licenceTexts } from './runtimePackages.mjs'

/** @typedef {import('./runtimePackages.mjs').RuntimePackage} RuntimePackage */

/** Licences under which code may be part of a program under GPL-3.0-or-later. */
const compatible = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
])

/** The packages whose licence nobody has looked at. @param {readonly RuntimePackage[]} packages */
export function unknownLicences(packages) {
  return packages.filter(({ licence }) => !compatible.has(licence))
}

const rule = '-'.repeat(78)

/** @param {{ item: RuntimePackage, texts: string[] }} entry */
function chapter({ item, texts }) {
  const head = `${item.name} ${item.version}\n${item.licence}`
  return [rule, head, '', texts.join('\n\n') || 'This package brings no text of its licence.', ''].join('\n')
}

/**
 * The licences of everything that is bundled, with the texts that the packages bring. Raises where one is not known to fit.
 * @param {readonly RuntimePackage[]} packages @param {string} root where node_modules is
 */
export function licenceList(packages, root) {
  const unknown = unknownLicences(packages)
  if (unknown.length > 0) {
    const names = unknown.map(({ name, licence }) => `${name} (${licence || 'none named'})`).join(', ')
    throw new SetupProblem(`The licence of these is not known to fit GPL-3.0-or-later: ${names}.`)
  }
  const head = [
    'Rowan is under GPL-3.0-or-later; its text is in LICENSE.txt. The packages below are part of it, or of what an',
    'organisation runs. Electron and Chromium bring their own: LICENSE.electron.txt and LICENSES.chromium.html.',
    '',
  ]
  const chapters = packages.map(item => chapter({ item, texts: licenceTexts(join(root, item.place)) }))
  return [...head, ...chapters].join('\n')
}
