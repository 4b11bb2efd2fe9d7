import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { matchesLock } from './installedPackages.mjs'
import { projectRoot } from './projectRoot.mjs'
import { runNpm } from './runCommand.mjs'
import { SetupProblem, say } from './say.mjs'

/** @param {string} path @returns {import('./installedPackages.mjs').LockFile | undefined} */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (
      error instanceof SyntaxError ||
      (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    )
      return undefined
    throw error
  }
}

/** Installs the packages of the lock file with `npm ci` when they are absent or not the ones it asks for. */
export async function ensureNodeModules() {
  const wanted = readLock(join(projectRoot, 'package-lock.json'))
  if (!wanted)
    throw new SetupProblem('package-lock.json is missing or damaged.', 'git checkout -- package-lock.json')
  const installed = readLock(join(projectRoot, 'node_modules', '.package-lock.json'))
  if (installed && matchesLock(wanted, installed)) return
  say('Installing the packages of package-lock.json (npm ci)')
  const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: projectRoot })
  if (code !== 0) throw new SetupProblem('The packages could not be installed; npm says why above.', 'npm ci')
}
