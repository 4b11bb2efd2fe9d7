import { spawn, spawnSync } from 'node:child_process'

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number | undefined} [timeoutMs]
 * @property {boolean} [quiet] keeps the output and shows it only when the command fails
 */

/**
 * Runs a command to its end and gives its exit code; a signal counts as 1. Interrupting this process interrupts the command.
 * @param {string} command @param {string[]} args @param {RunOptions} [options] @returns {Promise<number>}
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
      timeout: options.timeoutMs,
    })
    const kept = /** @type {Buffer[]} */ ([])
    child.stdout?.on('data', chunk => kept.push(chunk))
    child.stderr?.on('data', chunk => kept.push(chunk))
    const forward = () => child.kill('SIGTERM')
    process.once('SIGTERM', forward)
    child.on('error', reject)
    child.on('close', code => {
      process.off('SIGTERM', forward)
      if (code !== 0) process.stderr.write(Buffer.concat(kept))
      resolve(code ?? 1)
    })
  })
}

/**
 * Runs a short command and gives what it printed, or undefined when it failed or does not exist.
 * @param {string} command @param {string[]} args @returns {string | undefined}
 */
export function readCommand(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return result.status === 0 ? result.stdout : undefined
}

/**
 * Runs npm. Inside an npm script the running npm is used; elsewhere the one on the path, through a shell on Windows where npm is a script.
 * @param {string[]} args @param {RunOptions} [options]
 */
export function runNpm(args, options = {}) {
  const running = process.env.npm_execpath
  if (running?.endsWith('npm-cli.js')) return runCommand(process.execPath, [running, ...args], options)
  if (process.platform === 'win32') return runCommand('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
  return runCommand('npm', args, options)
}
