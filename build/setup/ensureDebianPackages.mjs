import { installableName, missingPackages } from './debianPackages.mjs'
import { readCommand, runCommand } from './runCommand.mjs'
import { isRoot } from './runnerUser.mjs'
import { SetupProblem, say } from './say.mjs'

const dpkgFormat = ['-W', '-f', '$' + '{Package} $' + '{db:Status-Status}\\n']

/** @param {string} name */
function hasCandidate(name) {
  return /Candidate: (?!\(none\))/.test(readCommand('apt-cache', ['policy', name]) ?? '')
}

/** @param {string[]} args @param {string[]} missing */
async function aptGet(args, missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const code = await runCommand('apt-get', ['-qq', ...args], { env, quiet: true })
  if (code === 0) return
  throw new SetupProblem(
    `apt-get could not install ${missing.join(', ')}; it says why above.`,
    `apt-get update && apt-get install -y ${missing.join(' ')}`,
  )
}

/**
 * Installs missing Debian packages when root, and otherwise names the one command that does. Does nothing where there is no dpkg.
 * @param {string[]} wanted
 */
export async function ensureDebianPackages(wanted) {
  if (process.platform !== 'linux') return
  const list = readCommand('dpkg-query', dpkgFormat)
  if (list === undefined) return
  const missing = missingPackages(wanted, list)
  if (missing.length === 0) return
  if (!isRoot()) {
    throw new SetupProblem(
      `These system packages are missing: ${missing.join(', ')}.`,
      `sudo apt-get install -y ${missing.join(' ')}`,
    )
  }
  say(`Installing system packages: ${missing.join(' ')}`)
  await aptGet(['update'], missing)
  const names = missing.map(name => installableName(name, hasCandidate))
  await aptGet(['install', '-y', '--no-install-recommends', ...names], missing)
}
