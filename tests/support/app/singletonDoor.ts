import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'

const ANSWER_MS = 5_000

/** What a second start on the same profile says to the first, over Chromium's socket in the profile: where it is and its whole command line. */
const startMessage = (argv: readonly string[]) => ['START', '/', String(argv.length), ...argv].join('\0')

/** Says this on the socket where second starts report, as any program of the same user can, and gives the answer: `ACK`, or nothing. */
export async function saySecondStart(profile: string, argv: readonly string[]): Promise<string> {
  const socket = connect(join(profile, 'SingletonSocket'))
  let answer = ''
  socket.on('data', data => {
    answer += data
  })
  // A door that is shut in the middle of a sentence is an answer too
  socket.on('error', () => socket.destroy())
  socket.setTimeout(ANSWER_MS, () => socket.destroy())
  socket.end(startMessage(argv))
  await once(socket, 'close')
  return answer
}
