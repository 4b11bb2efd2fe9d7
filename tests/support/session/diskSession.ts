import { levelStore } from '../../../electron/core/levelStore.ts'
import { vaultFiles } from '../../../electron/core/vaultFiles.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { OpenKeyValueStore } from '../../../shared/ports/store.ts'
import type { Transport } from '../../../shared/ports/transport.ts'
import { createSession, type Session } from '../../../shared/session/createSession.ts'
import { MemoryMain } from './memoryMain.ts'
import { rememberStretched } from './rememberStretched.ts'
import { CHEAPEST } from './simulatedSession.ts'

/** Opens every profile on a disk of these tests. */
export const DISK_PASSPHRASE = 'quiet river stone'

/** Nobody is there. */
const noTransport: Transport = {
  openCarrier: () => undefined,
  closeCarrier: () => undefined,
  setTopics: () => undefined,
  append: () => undefined,
  sendFrame: () => undefined,
  dropLink: () => undefined,
  openTopic: () => undefined,
  closeTopic: () => undefined,
  publishTopic: () => undefined,
  askRelay: () => undefined,
  tryRelay: () => undefined,
  listen: () => () => undefined,
}

/** A clock on which a second passes with every look, so that nobody writes too fast; timers are real. */
function hastyClock(): Clock {
  let now = Date.now()
  return {
    now: () => {
      now += 1_000
      return now
    },
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  }
}

/** A real session whose profile is in a real folder, and that has no network. */
export function diskSession(
  folder: string,
  wrap: (open: OpenKeyValueStore) => OpenKeyValueStore = open => open,
  main = new MemoryMain(),
): Session {
  rememberStretched()
  return createSession({
    transport: noTransport,
    vaultFiles: vaultFiles(folder),
    openStore: wrap(levelStore(folder)),
    main: main.calls,
    passwordCost: CHEAPEST,
    clock: hastyClock(),
    needServers: () => undefined,
    emit: {
      roomChanged: () => undefined,
      roomGone: () => undefined,
      timelineChanged: () => undefined,
      noteUpdate: () => undefined,
      noteReplaced: () => undefined,
      joinChanged: () => undefined,
    },
  })
}

/** Makes a profile with so many kept rooms, each with these messages; gives the open session and the rooms' ids. */
export async function keptOnDisk(folder: string, rooms: number, messages: readonly string[]) {
  const session = diskSession(folder)
  await session.handlers.createProfile({ passphrase: DISK_PASSPHRASE })
  const ids: string[] = []
  for (let at = 0; at < rooms; at++) {
    const request = { title: `Room ${at}`, name: 'Host', servers: ['ws://127.0.0.1:4000'], direct: true }
    const { room } = await session.handlers.hostRoom(request)
    ids.push(room)
    for (const text of messages) await session.handlers.sendMessage({ room: room as never, text })
  }
  return { session, ids }
}

/** Every message of a room, oldest first. */
export async function messagesIn({ handlers }: Session, room: string) {
  const all: { text: string; saved: boolean }[] = []
  for (let before: number | null = null; before !== 0; ) {
    const page: Awaited<ReturnType<typeof handlers.readTimeline>> = await handlers.readTimeline({
      room: room as never,
      before,
      limit: 200,
    })
    all.unshift(...page.messages)
    before = page.start
  }
  return all
}
