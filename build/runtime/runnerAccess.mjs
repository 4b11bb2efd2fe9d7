import { spawnSync } from 'node:child_process'

/** @typedef {import('../setup/runnerUser.mjs').RunnerUser} RunnerUser */

/** The command line that becomes the user for good before it runs anything. @param {RunnerUser} user */
export function becomeRunner(user) {
  return ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--init-groups']
}

/**
 * Whether the user can read every file of a folder, also through the folders above it.
 * @param {RunnerUser} user @param {string} folder
 */
export function canRead(user, folder) {
  const [command = '', ...args] = becomeRunner(user)
  const search = ['find', folder, '!', '-readable', '-print', '-quit']
  const result = spawnSync(command, [...args, ...search], { cwd: '/', encoding: 'utf8' })
  return result.status === 0 && result.stdout === ''
}

/** Whether a command succeeds as the user, or as this process when no user is given. @param {RunnerUser | undefined} user @param {string[]} line */
export function succeedsAs(user, line) {
  const [command = '', ...args] = user ? [...becomeRunner(user), ...line] : line
  return spawnSync(command, args, { cwd: '/', stdio: 'ignore' }).status === 0
}
