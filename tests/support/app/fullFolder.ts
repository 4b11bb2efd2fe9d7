import { chownSync, cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeAppFolder } from '../../../build/runtime/launchOptions.mjs'
import { runnerUser } from '../../../build/setup/runnerUser.mjs'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { keptOnDisk } from '../session/diskSession.ts'

/** So many messages are written before the next are begun. */
const AT_ONCE = 500

type AppFolder = ReturnType<typeof makeAppFolder>

function giveToRunner(path: string): void {
  const user = runnerUser()
  if (!user) return
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    chownSync(join(path, entry), user.uid, user.gid)
}

/** A profile folder with one room in which so much was said, written by the session itself; opened with DISK_PASSPHRASE. */
export async function fullFolder(messages: number): Promise<AppFolder> {
  await cryptoReady()
  const folder = makeAppFolder('full')
  const { session, ids } = await keptOnDisk(folder.path, 1, [])
  const say = (at: number) =>
    session.handlers.sendMessage({ room: ids[0] as never, text: `message number ${at}` })
  for (let said = 0; said < messages; said += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, messages - said) }, (_, at) => say(said + at)))
  await session.close()
  giveToRunner(folder.path)
  return folder
}

/** Another folder with the same in it. */
export function copyOf(folder: AppFolder): AppFolder {
  const copy = makeAppFolder('copy')
  cpSync(folder.path, copy.path, { recursive: true })
  giveToRunner(copy.path)
  return copy
}
