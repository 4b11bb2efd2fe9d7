import { spawn } from 'node:child_process'
import { SetupProblem } from '../setup/say.mjs'

/** @typedef {{ display: string, close: () => Promise<void> }} VirtualDisplay */

const screen = ['-screen', '0', '1600x1000x24', '-ac', '-nolisten', 'tcp', '-noreset']
const startMs = 15_000

/**
 * The number Xvfb writes to its third file once it answers; it takes a free one by itself.
 * @param {import('node:child_process').ChildProcess} server @returns {Promise<string>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const failed = () =>
      reject(new SetupProblem('The virtual display Xvfb did not start.', 'apt-get install -y xvfb'))
    const timer = setTimeout(failed, startMs)
    server.once('error', failed)
    server.once('exit', failed)
    server.stdio[3]?.once('data', chunk => {
      clearTimeout(timer)
      resolve(String(chunk).trim())
    })
  })
}

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<void>} */
function end(server) {
  return new Promise(resolve => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })
}

/**
 * Starts a display of our own that no network can reach. It is open to every user of this computer, because Electron may run as
 * another one; nothing but tests and demos is ever shown on it.
 * @returns {Promise<VirtualDisplay>}
 */
export async function startVirtualDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const stop = () => server.kill('SIGTERM')
  process.once('exit', stop)
  try {
    const display = `:${await displayNumber(server)}`
    return {
      display,
      close: () => {
        process.off('exit', stop)
        return end(server)
      },
    }
  } catch (error) {
    await end(server)
    throw error
  }
}

/**
 * Runs something with a display: the one that is there, or on Linux without one a virtual one that ends with it.
 * @template T @param {() => Promise<T>} action @returns {Promise<T>}
 */
export async function withDisplay(action) {
  if (process.platform !== 'linux' || process.env.DISPLAY) return action()
  const { display, close } = await startVirtualDisplay()
  process.env.DISPLAY = display
  try {
    return await action()
  } finally {
    delete process.env.DISPLAY
    await close()
  }
}
