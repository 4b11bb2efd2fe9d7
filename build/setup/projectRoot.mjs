import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @param {string} from @returns {string} */
function climbTo(from) {
  if (existsSync(join(from, 'package-lock.json'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error('No package-lock.json above this script.')
  return climbTo(parent)
}

/** The folder of the clone. Found by its lock file, because a bundled script stands at another depth than its source. */
export const projectRoot = climbTo(dirname(fileURLToPath(import.meta.url)))
