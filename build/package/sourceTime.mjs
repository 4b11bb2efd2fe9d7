import { readCommand } from '../setup/runCommand.mjs'

/**
 * The time that everything packed bears, in seconds since 1970: the one that SOURCE_DATE_EPOCH names, else that of the last commit.
 * @param {string} root
 */
export function sourceTime(root) {
  const named = process.env.SOURCE_DATE_EPOCH ?? readCommand('git', ['-C', root, 'log', '-1', '--format=%ct'])
  const seconds = Number(named ?? 0)
  return Number.isSafeInteger(seconds) && seconds >= 0 ? seconds : 0
}
