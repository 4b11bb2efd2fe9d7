import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { writeWrapper } from '../../../build/runtime/runnerWrapper.mjs'
import { ensureSandbox, readableBinary } from '../../../build/runtime/sandboxSupport.mjs'
import { runnerUser } from '../../../build/setup/runnerUser.mjs'

/** The folder of a packaged app for Linux, where the environment names one. */
export const packagedFolder = process.env.ROWAN_PACKAGED

/** A binary of Electron is far larger than whatever lies beside it and can be started. */
const LARGE = 50_000_000

function canStart(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile() && statSync(path).size > LARGE
  } catch {
    return false
  }
}

/** The binary in the folder of a packaged app. */
export function binaryIn(folder: string): string {
  const found = readdirSync(folder)
    .map(name => join(folder, name))
    .find(canStart)
  if (found === undefined) throw new Error('there is no packaged app in this folder')
  return found
}

/** Starts a packaged app as somebody who is not root, with a command line and an environment. */
export function startPackaged(executable: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const user = runnerUser()
  // Another name for each build: a copy of an older one would be tried in its place.
  const version = `packaged-${statSync(executable).mtimeMs}`
  const binary = readableBinary({ executable, folder: dirname(executable), version }, user)
  ensureSandbox(binary, user)
  const path = user ? writeWrapper(binary.executable, user) : binary.executable
  const env = { ...process.env, TMPDIR: user ? '/tmp' : tmpdir(), ...more }
  const child = spawn(path, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString()
  })
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => ({ code: code ?? null, said }))
  return { pid: child.pid ?? 0, exited }
}
