import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} RuntimePackage a package that is part of the app or of what an operator runs
 * @property {string} place its folder, from the top of the clone
 * @property {string} name
 * @property {string} version
 * @property {string} licence as the package names it
 * @property {string} integrity
 */

/**
 * The packages of the lock file that are not only for building and testing, by name and version.
 * @param {{ packages: Record<string, { version?: string, license?: string, dev?: boolean, devOptional?: boolean, integrity?: string }> }} lock
 * @returns {RuntimePackage[]}
 */
export function runtimePackages({ packages }) {
  const needed = Object.entries(packages).filter(
    ([place, { dev, devOptional }]) => place !== '' && !dev && !devOptional,
  )
  return needed
    .map(([place, { version = '', license = '', integrity = '' }]) => ({
      place,
      name: place.replace(/^.*node_modules\//, ''),
      version,
      licence: license,
      integrity,
    }))
    .sort((a, b) => order(`${a.name}@${a.version}`, `${b.name}@${b.version}`))
}

/** By their bytes, so that the order is the same in every language. @param {string} a @param {string} b */
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

const licenceFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i

/** The texts of a package's licence, as it brings them. @param {string} folder */
export function licenceTexts(folder) {
  const names = readdirSync(folder, { withFileTypes: true }).filter(
    entry => entry.isFile() && licenceFile.test(entry.name),
  )
  return names
    .map(({ name }) => name)
    .sort(order)
    .map(name => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
}
