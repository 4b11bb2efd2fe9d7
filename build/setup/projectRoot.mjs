import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @param {string} from @returns {string} */
function climbTo(from) {
  if (existsSync(join(from, 'build', 'setup', 'projectRoot.mjs'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error('This script is not inside a clone of Rowan.')
  return climbTo(parent)
}

/** The folder of the clone. Looked for upwards, because a bundled script stands at another depth than its source. */
export const projectRoot = climbTo(dirname(fileURLToPath(import.meta.url)))
