import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packedExecutable, unpackedFolder } from '../../../build/package/packedApp.mjs'
import { makeAppFolder } from '../../../build/runtime/launchOptions.mjs'
import { becomeRunner, canRead } from '../../../build/runtime/runnerAccess.mjs'
import { ensureSandbox } from '../../../build/runtime/sandboxSupport.mjs'
import { runnerUser } from '../../../build/setup/runnerUser.mjs'
import { isAlive, killAll, processTree } from './appProcesses.ts'
import { until } from './until.ts'
import type { XDisplay } from './xDisplay.ts'

/** Where the app writes for a while, whoever runs it. */
const TEMPORARY = '/tmp'

/**
 * The packed app where an unprivileged user can read it, and the way to take that away again.
 * With `toChange` it is a copy in any case.
 */
export function readablePackage({ toChange = false } = {}): {
  folder: string
  executable: string
  remove: () => void
} {
  const user = runnerUser()
  const made = unpackedFolder()
  const isReadable = !toChange && (!user || canRead(user, made))
  const copy = isReadable ? null : mkdtempSync(join(TEMPORARY, 'rowan-packed-'))
  const folder = copy ? join(copy, 'app') : made
  if (copy) {
    chmodSync(copy, 0o755)
    cpSync(made, folder, { recursive: true, verbatimSymlinks: true })
  }
  ensureSandbox({ folder, executable: packedExecutable(folder), version: '' }, user)
  const remove = () => copy !== null && rmSync(copy, { recursive: true, force: true })
  return { folder, executable: packedExecutable(folder), remove: () => void remove() }
}

type Environment = Readonly<Record<string, string>>

/** Starts it as an unprivileged user with these words on its command line and nothing else, in a home of its own. */
export function spawnPacked(
  executable: string,
  { args, home, env = {} }: { args: readonly string[]; home: string; env?: Environment },
): ChildProcess {
  const user = runnerUser()
  const line = [...(user ? becomeRunner(user) : []), executable, ...args]
  const environment = {
    PATH: process.env.PATH,
    DISPLAY: process.env.DISPLAY,
    HOME: home,
    TMPDIR: TEMPORARY,
    ...env,
  }
  return spawn(line[0] ?? '', line.slice(1), {
    cwd: '/',
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The running packed app. Nothing can be asked of it: it is only looked at and typed to. */
export class PackedApp {
  readonly #child: ChildProcess
  readonly #home = makeAppFolder('home')
  readonly profile: { path: string; remove: () => void }

  constructor(executable: string, language: string, profile = makeAppFolder('packed')) {
    this.profile = profile
    const args = [`--profile=${profile.path}`, `--lang=${language}`]
    this.#child = spawnPacked(executable, { args, home: this.#home.path })
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  get home(): string {
    return this.#home.path
  }

  /** Its processes whose command line has this in it. */
  parts(mark: string): number[] {
    return processTree(this.pid)
      .filter(({ command }) => command.includes(mark))
      .map(({ pid }) => pid)
  }

  /** The folders for what Chromium writes while it runs. */
  sessionFolders(): string[] {
    return readdirSync(TEMPORARY).filter(name => name.startsWith(`rowan-session-${this.pid}-`))
  }

  /** Its window, once it is there, with the keyboard in it. */
  async takeKeyboard(display: XDisplay): Promise<number> {
    await until(async () => (await display.windowsOf(this.pid)).length === 1, 30_000)
    const window = (await display.windowsOf(this.pid))[0] ?? 0
    display.focus(window)
    await display.settled()
    return window
  }

  /** Ends what is left of it and removes its folders. */
  async close(): Promise<void> {
    const all = processTree(this.pid).map(({ pid }) => pid)
    const ended = this.#child.exitCode !== null || this.#child.signalCode !== null
    killAll(all)
    if (!ended) await once(this.#child, 'exit')
    await until(() => !all.some(isAlive))
    for (const name of this.sessionFolders()) rmSync(join(TEMPORARY, name), { recursive: true, force: true })
    this.profile.remove()
    this.#home.remove()
  }
}
