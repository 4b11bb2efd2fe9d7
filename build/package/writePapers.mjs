import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { billOfMaterials, npmBill } from './billOfMaterials.mjs'
import { licenceList } from './licenceList.mjs'
import { runtimePackages } from './runtimePackages.mjs'

/**
 * Writes what goes with the app beside its archive: its licence, the licences of its parts, and its bill of materials.
 * @param {{ root: string, folder: string, electron: string, seconds: number }} choice @returns {number} how many packages there are
 */
export function writePapers({ root, folder, electron, seconds }) {
  const packages = runtimePackages(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  const bill = billOfMaterials(npmBill(root), { electron, seconds, name: 'rowan' })
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE.txt'))
  writeFileSync(join(folder, 'licences.txt'), licenceList(packages, root))
  writeFileSync(join(folder, 'bill-of-materials.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`)
  return packages.length
}
