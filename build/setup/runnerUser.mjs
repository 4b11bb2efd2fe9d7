import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { readCommand } from './runCommand.mjs'
import { SetupProblem, say } from './say.mjs'

const name = 'rowan-runner'

/** @typedef {{ name: string, uid: number, gid: number, home: string }} RunnerUser */

/** Whether this process is root on Linux, where Electron refuses its sandbox. */
export function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/** @returns {RunnerUser | undefined} */
function lookUp() {
  const fields = readCommand('getent', ['passwd', name])?.trim().split(':')
  if (!fields) return undefined
  return { name, uid: Number(fields[2]), gid: Number(fields[3]), home: fields[5] ?? '/nonexistent' }
}

/**
 * The unprivileged user that Electron runs as when this process is root; undefined when it is not root.
 * @returns {RunnerUser | undefined}
 */
export function runnerUser() {
  if (!isRoot()) return undefined
  const user = lookUp()
  if (!user) throw new SetupProblem(`The user ${name} is missing.`, 'npm start')
  return user
}

/** Makes that user when root, with a home of its own and no way to log in. */
export function ensureRunnerUser() {
  if (!isRoot()) return
  if (!lookUp()) {
    say(`Adding the user ${name}: Electron's sandbox refuses to run as root`)
    const args = ['--system', '--user-group', '--create-home', '--home-dir', `/home/${name}`]
    const { status } = spawnSync('useradd', [...args, '--shell', '/usr/sbin/nologin', name], {
      stdio: 'inherit',
    })
    if (status !== 0)
      throw new SetupProblem(`The user ${name} could not be added.`, `useradd -r -U -m ${name}`)
  }
  const user = runnerUser()
  if (user && (!existsSync(user.home) || statSync(user.home).uid !== user.uid)) giveHome(user)
}

/** A home left over from an earlier user of that name has another owner. @param {RunnerUser} user */
function giveHome(user) {
  const made = spawnSync('mkdir', ['-p', user.home]).status === 0
  const given = spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, user.home]).status === 0
  if (!made || !given)
    throw new SetupProblem(`The home of ${name} cannot be used.`, `chown -R ${name}: ${user.home}`)
}
