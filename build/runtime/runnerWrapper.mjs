import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cacheFolder } from './cacheFolder.mjs'
import { becomeRunner } from './runnerAccess.mjs'

/** @param {string} text */
const quote = text => `'${text.replaceAll("'", `'\\''`)}'`

/**
 * The script that gives up root and then becomes Electron, in the same process: whoever started it can signal it by its number.
 * @param {string} executable @param {import('../setup/runnerUser.mjs').RunnerUser} user
 */
export function wrapperText(executable, user) {
  const settings = [`HOME="\${ROWAN_HOME:-${user.home}}"`, `USER=${user.name}`, `LOGNAME=${user.name}`]
  const unset = [
    'XDG_RUNTIME_DIR',
    'XDG_CONFIG_HOME',
    'XDG_CACHE_HOME',
    'XDG_DATA_HOME',
    'DBUS_SESSION_BUS_ADDRESS',
    'XAUTHORITY',
  ]
  const environment = ['env', ...unset.map(name => `-u ${name}`), ...settings]
  return `#!/bin/sh\ncd /\nexec ${becomeRunner(user).join(' ')} ${environment.join(' ')} ${quote(executable)} "$@"\n`
}

/** Writes that script into the cache and gives its path. @param {string} executable @param {import('../setup/runnerUser.mjs').RunnerUser} user */
export function writeWrapper(executable, user) {
  const path = join(cacheFolder(), `${basename(dirname(executable))}-as-${user.name}`)
  const text = wrapperText(executable, user)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return path
  const part = `${path}.${process.pid}`
  writeFileSync(part, text)
  chmodSync(part, 0o755)
  renameSync(part, path)
  return path
}
