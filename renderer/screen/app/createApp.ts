import { createCaller } from '../../../shared/ports/createCaller.ts'
import type { HostApi } from '../../../shared/ports/hostPort.ts'
import { messagePortChannel } from '../../../shared/ports/messagePortChannel.ts'
import { PORT_MESSAGE } from '../../../shared/ports/portMessage.ts'
import { screenCalls, screenEvents } from '../../../shared/ports/screenPort.ts'
import type { Channel } from '../../../shared/ports/typedPort.ts'
import { createScreenSession, type ScreenSession } from '../session/createScreenSession.ts'
import { createStore, type Store } from '../session/createStore.ts'

/** The session of the core that runs now; null while there is none. */
export type AppState = {
  readonly session: ScreenSession | null
  /** What screen readers were told last; nothing of an earlier session stays in it. */
  readonly announcer: Store<string>
  readonly startedOver: boolean
}

/** The window as a whole. */
export type RowanApp = {
  readonly state: Store<AppState>
  /** Empties the screen and closes everything, at once. */
  hide(): void
}

/** Makes the app: each port that the preload script hands over begins a new session, and the end of core ends it. */
export function createApp(page: Window, host: HostApi): RowanApp {
  const state = createStore<AppState>({ session: null, announcer: createStore(''), startedOver: false })
  let channel: Channel | null = null

  function drop(): void {
    const old = channel
    channel = null
    if (!old) return
    state.set({ session: null, announcer: createStore(''), startedOver: true })
    old.close()
  }

  function begin(port: MessagePort): void {
    drop()
    const opened = messagePortChannel(port)
    channel = opened
    const connect: Parameters<typeof createScreenSession>[0] = listeners =>
      createCaller(opened, screenCalls, screenEvents, listeners)
    const session = createScreenSession(connect, host)
    state.set({ ...state.get(), session })
    if (state.get().startedOver) session.notify('start.startedOver')
    void session.begin()
  }

  page.addEventListener('message', event => {
    const [port] = event.ports
    if (event.source === page && event.data === PORT_MESSAGE && port) begin(port)
  })
  host.onCoreGone(drop)
  return {
    state,
    hide() {
      drop()
      void host.quit({})
    },
  }
}
