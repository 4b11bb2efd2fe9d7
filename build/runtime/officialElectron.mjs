import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runCommand } from '../setup/runCommand.mjs'
import { say } from '../setup/say.mjs'
import { cacheFolder } from './cacheFolder.mjs'

/** @typedef {{ folder: string, executable: string, version: string }} Binary */

const packageFolder = join(projectRoot, 'node_modules', 'electron')
const dayMs = 24 * 60 * 60 * 1000

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined
}

/** @param {string} executable @param {string} folder @returns {Binary} */
function binary(executable, folder) {
  return { executable, folder, version: read(join(folder, 'version')) ?? 'of unknown version' }
}

/** A binary that the environment names: ROWAN_ELECTRON (the executable) or ELECTRON_OVERRIDE_DIST_PATH (its folder). */
export function namedElectron() {
  const executable = process.env.ROWAN_ELECTRON
  if (executable) return binary(executable, dirname(executable))
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder) return undefined
  return binary(join(folder, read(join(packageFolder, 'path.txt')) ?? 'electron'), folder)
}

/** The binary of the electron package, when it has been downloaded. @returns {Binary | undefined} */
export function installedElectron() {
  const wanted = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
  const folder = join(packageFolder, 'dist')
  const path = read(join(packageFolder, 'path.txt'))
  if (!path || read(join(folder, 'version')) !== wanted) return undefined
  const executable = join(folder, path)
  return existsSync(executable) ? binary(executable, folder) : undefined
}

const marker = () => join(cacheFolder(), 'official-download-failed')

/** Whether a download failed within the last day; then it is not tried again on every start. */
export function failedToday() {
  return existsSync(marker()) && Date.now() - statSync(marker()).mtimeMs < dayMs
}

/** Whether the place that serves the binary answers at all; a sealed network may swallow connections without a word. */
async function answers() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror
  if (mirror || process.env.HTTPS_PROXY || process.env.https_proxy) return true
  try {
    await fetch('https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(8000),
    })
    return true
  } catch (error) {
    say(`The official Electron binary cannot be reached (${error instanceof Error ? error.message : error})`)
    return false
  }
}

/**
 * Lets the electron package download its binary, as it would on first use.
 * @param {{ fallback: boolean }} options with a fallback, an unreachable server is noticed first and the output kept quiet
 */
export async function downloadElectron({ fallback }) {
  if (!fallback || (await answers())) {
    say('Downloading Electron (once, about 110 MB)')
    const timeoutMs = fallback ? 300_000 : undefined
    await runCommand(process.execPath, [join(packageFolder, 'install.js')], { quiet: fallback, timeoutMs })
  }
  const found = installedElectron()
  if (!found) writeFileSync(marker(), '')
  return found
}
