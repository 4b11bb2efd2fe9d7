import { evaluationNotice } from '../runtime/evaluationElectron.mjs'
import { findRuntime } from '../runtime/findRuntime.mjs'
import { displayPackages, electronPackages } from './debianPackages.mjs'
import { ensureDebianPackages } from './ensureDebianPackages.mjs'
import { ensureNodeModules } from './ensureNodeModules.mjs'
import { ensureRunnerUser } from './runnerUser.mjs'
import { SetupProblem, say } from './say.mjs'

/** Whether this process has a screen to show windows on. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new SetupProblem(
    `Node ${process.versions.node} is too old; Rowan needs Node 20.19 or newer from nodejs.org.`,
  )
}

/** What every command needs: a Node that is new enough, and the packages of the lock file. */
export async function setUpNode() {
  checkNode()
  await ensureNodeModules()
}

/**
 * What starting the app needs as well: system libraries, a user for the sandbox, and Electron itself.
 * @param {{ virtualDisplay: boolean }} needs whether windows are shown where there is no screen
 */
export async function setUpApp(needs) {
  await setUpNode()
  await ensureDebianPackages(
    needs.virtualDisplay ? [...electronPackages, ...displayPackages] : electronPackages,
  )
  ensureRunnerUser()
  const runtime = await findRuntime()
  say(`Electron ${runtime.version}: ready`)
  if (!runtime.official) say(evaluationNotice)
  return runtime
}
