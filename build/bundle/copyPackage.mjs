import { cpSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What is needed to build a package, and not to use it. */
const unneeded = /[\\/](deps|binding\.(cc|gyp)|.*\.md|.*\.d\.ts|test)$/

/**
 * Copies a package with a native binary, and all that it needs, from node_modules into the one of dist/, where the app finds it wherever
 * dist/ lies: a binary is no part of a bundle. The binaries of all systems go with it; whoever packs the app for one may leave the others out.
 * @param {string} name @param {{ source: string, out: string }} folders
 */
export function copyPackage(name, { source, out }, copied = new Set()) {
  if (copied.has(name)) return
  copied.add(name)
  const folder = dirname(createRequire(join(source, 'package.json')).resolve(`${name}/package.json`))
  const target = join(out, 'node_modules', name)
  rmSync(target, { recursive: true, force: true })
  cpSync(folder, target, { recursive: true, filter: path => !unneeded.test(path.slice(folder.length)) })
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  for (const needed of Object.keys(dependencies)) copyPackage(needed, { source, out }, copied)
}
