import { writeSync } from 'node:fs'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { OpenKeyValueStore } from '../../../shared/ports/store.ts'
import { DISK_PASSPHRASE, diskSession, messagesIn } from './diskSession.ts'
import { knowStretched } from './rememberStretched.ts'

// A process of its own: opens a kept profile, says what it finds there, and writes messages. Each message that is shown as saved is
// written to its output at once, a file. It is killed from outside, or kills itself at a step of one of its writes.
const [, , folder = '', run = '0', killAt = '', stretched = '{}'] = process.argv
const MESSAGES = 20

const say = (line: string) => writeSync(1, `${line}\n`)
const die = () => process.kill(process.pid, 'SIGKILL')

/** Kills the process before the n-th write, while it is under way, or when it is done and nobody knows it yet. */
function deadly(open: OpenKeyValueStore): OpenKeyValueStore {
  const [step, number] = killAt.split(' ')
  let left = Number(number)
  return async () => {
    const store = await open()
    return {
      ...store,
      wasRepaired: store.wasRepaired,
      getMany: keys => store.getMany(keys),
      clear: () => store.clear(),
      compact: () => store.compact(),
      close: () => store.close(),
      write: async changes => {
        left -= 1
        if (left === 0 && step === 'before') die()
        const written = store.write(changes)
        if (left === 0 && step === 'during') setImmediate(die)
        await written
        if (left === 0 && step === 'after') die()
      },
    }
  }
}

await cryptoReady()
knowStretched(JSON.parse(stretched))
const session = diskSession(folder, deadly)
const { damaged } = await session.handlers.openProfile({ passphrase: DISK_PASSPHRASE })
say(`damaged ${damaged}`)
const [view] = (await session.handlers.listRooms({})).rooms
const room = view?.room ?? ''
say((await messagesIn(session, room)).map(({ text, saved }) => `found ${text} ${saved}`).join('\n'))
process.send?.('ready')
await session.handlers.openRoom({ room: room as never })
for (let at = 0; at < MESSAGES; at++) {
  await session.handlers.sendMessage({ room: room as never, text: `${run}:${at}` })
  const page = await session.handlers.readTimeline({ room: room as never, before: null, limit: 5 })
  for (const { text, saved } of page.messages) if (saved) say(`saved ${text}`)
}
say('done')
process.send?.('done')
setInterval(() => undefined, 1_000)
