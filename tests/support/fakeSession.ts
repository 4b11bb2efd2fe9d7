import { afterEach } from 'vitest'
import { createScreenSession } from '../../renderer/screen/session/createScreenSession.ts'
import type { Store } from '../../renderer/screen/session/createStore.ts'
import { createCaller } from '../../shared/ports/createCaller.ts'
import { messagePortChannel } from '../../shared/ports/messagePortChannel.ts'
import { screenCalls, screenEvents } from '../../shared/ports/screenPort.ts'
import { FakeCore } from './fakeCore.ts'
import { fakeHost } from './fakeHost.ts'

const SERVERS = ['ws://127.0.0.1:47100']
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A session joined to a core over a real message channel, and the computer it runs on. */
export function fakeSession() {
  const { port1, port2 } = new MessageChannel()
  const mine = messagePortChannel(port1)
  const core = new FakeCore(messagePortChannel(port2))
  closing.push(() => mine.close())
  const { host, computer } = fakeHost(SERVERS)
  const connect = (listeners: Parameters<typeof createCaller<typeof screenCalls, typeof screenEvents>>[3]) =>
    createCaller(mine, screenCalls, screenEvents, listeners)
  const session = createScreenSession(connect, host)
  return { session, core, computer }
}

/** Waits until a store holds what is wanted. */
export function until<T>(store: Store<T>, wanted: (now: T) => boolean): Promise<T> {
  return new Promise(resolve => {
    const look = () => {
      if (!wanted(store.get())) return
      stop()
      resolve(store.get())
    }
    const stop = store.subscribe(look)
    look()
  })
}
