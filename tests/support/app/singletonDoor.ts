import { connect } from 'node:net'
import { join } from 'node:path'

const ANSWER_MS = 5_000

/** What a second start on the same profile says to the first, over Chromium's socket in the profile: where it is and its whole command line. */
const startMessage = (argv: readonly string[]) => ['START', '/', String(argv.length), ...argv].join('\0')

/**
 * Says this on the socket where second starts report, as any program of the same user can, and gives the answer: `ACK` when the app was
 * told of it, nothing when it was not, or the code of the error when the door was shut in the middle of it.
 */
export function saySecondStart(profile: string, argv: readonly string[]): Promise<string> {
  const socket = connect(join(profile, 'SingletonSocket'))
  let answer = ''
  socket.on('data', data => {
    answer += data
  })
  socket.on('error', error => {
    answer = 'code' in error ? String(error.code) : error.message
  })
  socket.setTimeout(ANSWER_MS, () => socket.destroy())
  socket.end(startMessage(argv))
  return new Promise(resolve => socket.on('close', () => resolve(answer)))
}
