import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerUser } from '../setup/runnerUser.mjs'
import { findRuntime } from './findRuntime.mjs'
import { readableApp } from './readableApp.mjs'

/** The folder for temporary files that the app can use too. */
const temporary = () => (runnerUser() ? '/tmp' : tmpdir())

/**
 * A new empty folder that the app may write to, and nobody else: a profile, or a place for it to save a file.
 * @param {string} [name] @returns {{ path: string, remove: () => void }}
 */
export function makeAppFolder(name = 'profile') {
  const path = mkdtempSync(join(temporary(), `rowan-${name}-`))
  const user = runnerUser()
  if (user) chownSync(path, user.uid, user.gid)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** @param {Record<string, string | undefined>} env @returns {Record<string, string>} */
function present(env) {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

/**
 * What Playwright's `_electron.launch` takes to start the built app with the sandbox on.
 * @param {{ profile: string, args?: string[], env?: Record<string, string>, app?: string }} choice `profile` from makeAppFolder
 */
export async function launchOptions({ profile, args = [], env = {}, app }) {
  const runtime = await findRuntime()
  return {
    executablePath: runtime.executablePath,
    args: [...runtime.args, readableApp(app), `--user-data-dir=${profile}`, ...args],
    env: present({ ...process.env, TMPDIR: temporary(), ...env }),
    chromiumSandbox: true,
    timeout: 60_000,
  }
}
