import { createCaller } from '../../../shared/ports/createCaller.ts'
import type { HostApi } from '../../../shared/ports/hostPort.ts'
import { messagePortChannel } from '../../../shared/ports/messagePortChannel.ts'
import { PORT_MESSAGE } from '../../../shared/ports/portMessage.ts'
import { screenCalls, screenEvents } from '../../../shared/ports/screenPort.ts'
import type { Channel } from '../../../shared/ports/typedPort.ts'
import { createScreenSession, type ScreenSession } from '../session/createScreenSession.ts'
import { createSettings, type SettingsControl } from '../session/createSettings.ts'
import { createStore, type Store } from '../session/createStore.ts'
import { createVeil, type Veil } from '../session/createVeil.ts'
import { pageClock } from '../session/pageClock.ts'
import { watchActivity } from '../session/watchActivity.ts'

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
  readonly veil: Veil
  readonly settings: SettingsControl
  /** Empties the screen and closes everything, at once. */
  hide(): void
  /** Hands over what is unsent, empties the screen, and lets main lock. */
  lock(): void
  /** Hears each time the keys to hide are pressed while they are practised; gives the way to stop hearing it. */
  onPractised(listener: () => void): () => void
}

/** The window's own events that the app hears. */
type Page = Pick<Window, 'addEventListener'>

/** Waiting to be let in, and reading in a room that no profile keeps, are no idleness. */
function isAwake({ session }: AppState): boolean {
  if (!session) return false
  const { place, profile } = session.state.get()
  return place.at === 'waiting' || ((place.at === 'room' || place.at === 'ending') && !profile.open)
}

type Parts = Pick<RowanApp, 'state' | 'veil'> & { readonly page: Page; readonly host: HostApi }

/** Whatever is copied, by button or by keys, main hears of it once it is in the clipboard, and empties that after a while. */
function watchCopies({ page, host }: Pick<Parts, 'page' | 'host'>): void {
  const tell = () => pageClock.after(0, () => void host.copied({}))
  for (const name of ['copy', 'cut'] as const) page.addEventListener(name, tell)
}

/** Tab past the last thing on the page leaves the window, and comes back to the first: so long it may take, in ms. */
const WAY_ROUND = 50

/** Draws the veil when another window is used, and not for whoever only goes round with the keyboard. */
function drawWhenElsewhere(page: Page, veil: Veil): void {
  let stop: () => void = () => undefined
  page.addEventListener('blur', () => {
    stop()
    stop = pageClock.after(WAY_ROUND, () => veil.draw())
  })
  page.addEventListener('focus', () => stop())
}

/** The veil is drawn when another window is used, and when main says that nothing happened for a while. */
function watchPresence({ page, host, veil, state }: Parts): void {
  drawWhenElsewhere(page, veil)
  host.onIdle(() => veil.draw())
  watchActivity({
    page,
    clock: pageClock,
    covered: () => veil.state.get().drawn,
    awake: () => isAwake(state.get()),
    tell: () => void host.active({}),
  })
}

function createPractice(host: HostApi): RowanApp['onPractised'] {
  const listeners = new Set<() => void>()
  host.onHidePractised(() => {
    for (const listener of [...listeners]) listener()
  })
  return listener => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
}

type SessionParts = Omit<Parts, 'veil'>

/** Each port that the preload script hands over begins a new session, and the end of core ends it. Gives the way to end it. */
function followCore({ page, host, state }: SessionParts): () => void {
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
    if (state.get().startedOver) {
      session.go({ at: 'start' })
      session.notify('start.startedOver')
    }
    void session.begin()
  }
  page.addEventListener('message', event => {
    const [port] = event.ports
    if (event.source === page && event.data === PORT_MESSAGE && port) begin(port)
  })
  host.onCoreGone(drop)
  return drop
}

/** Makes the app. `empty` takes everything off the page before it returns. */
export function createApp(page: Page, host: HostApi, empty: () => void): RowanApp {
  const state = createStore<AppState>({ session: null, announcer: createStore(''), startedOver: false })
  const veil = createVeil(pageClock)
  const settings = createSettings(host, () => state.get().session?.state.get().profile.open ?? false)
  const drop = followCore({ page, host, state })
  watchPresence({ page, host, veil, state })
  watchCopies({ page, host })
  void settings.read()
  return {
    state,
    veil,
    settings,
    onPractised: createPractice(host),
    hide() {
      empty()
      drop()
      void host.hide({})
    },
    lock() {
      const { session } = state.get()
      session?.drafts.flush()
      session?.flushNotes()
      void host.lock({})
      drop()
    },
  }
}
