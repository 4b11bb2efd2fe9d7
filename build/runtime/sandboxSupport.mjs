import { chmodSync, chownSync, cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isRoot } from '../setup/runnerUser.mjs'
import { SetupProblem, say } from '../setup/say.mjs'
import { cacheFolder } from './cacheFolder.mjs'
import { canRead, succeedsAs } from './runnerAccess.mjs'

/** @typedef {import('./officialElectron.mjs').Binary} Binary */
/** @typedef {import('../setup/runnerUser.mjs').RunnerUser} RunnerUser */

/** @param {string} helper */
function isSetuid(helper) {
  if (!existsSync(helper)) return false
  const { uid, mode } = statSync(helper)
  return uid === 0 && (mode & 0o4111) === 0o4111
}

/**
 * Makes sure that Chromium can build its sandbox on Linux: with user namespaces, or where the system forbids these, with its
 * setuid helper. The sandbox is never switched off.
 * @param {Binary} binary @param {RunnerUser | undefined} user
 */
export function ensureSandbox(binary, user) {
  if (process.platform !== 'linux' || succeedsAs(user, ['unshare', '-Ur', 'true'])) return
  const helper = join(binary.folder, 'chrome-sandbox')
  if (isSetuid(helper)) return
  const command = `sudo chown root '${helper}' && sudo chmod 4755 '${helper}'`
  if (!isRoot()) throw new SetupProblem("This system forbids Chromium's sandbox to ordinary users.", command)
  say("Giving Chromium's sandbox helper the rights it needs, because user namespaces are off")
  chownSync(helper, 0, 0)
  chmodSync(helper, 0o4755)
}

/**
 * Copies a binary into the cache when the user may not read the place where it is.
 * @param {Binary} binary @param {RunnerUser | undefined} user @returns {Binary}
 */
export function readableBinary(binary, user) {
  if (!user || canRead(user, binary.folder)) return binary
  const folder = join(cacheFolder(), `electron-${binary.version}`)
  if (!existsSync(folder)) {
    say(`Copying Electron to where the user ${user.name} can read it`)
    const part = `${folder}.${process.pid}`
    cpSync(binary.folder, part, { recursive: true, verbatimSymlinks: true })
    chmodSync(part, 0o755)
    if (existsSync(folder)) rmSync(part, { recursive: true })
    else renameSync(part, folder)
  }
  return { ...binary, folder, executable: join(folder, binary.executable.slice(binary.folder.length + 1)) }
}
