import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { MessageView } from '../../../shared/ports/screenPort.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import { createStore, type Store } from './createStore.ts'
import {
  cutAt,
  emptyWindow,
  endOf,
  mergePage,
  PAGE,
  reachesEnd,
  type TimelineWindow,
  trimWindow,
  WINDOW,
} from './timelineWindow.ts'

/** What the chat shows. */
export type TimelineState = {
  readonly shown: TimelineWindow
  readonly phase: 'loading' | 'ready'
  readonly error: ErrorCode | null
  /** Where the line "new messages" stands: above the first that came while older ones were being read. */
  readonly unreadFrom: RecordId | null
  /** Did something come in while older messages were being read? */
  readonly unseen: boolean
  /** The messages of others that came in last, for the announcement. */
  readonly arrived: readonly MessageView[]
}

/** Reads one page that ends before a position, from the end when null. */
export type ReadPage = (before: number | null, limit: number) => Promise<CallResult<TimelineWindow>>

/** The chat of one room, a window over however many messages there are. */
export type Timeline = {
  readonly state: Store<TimelineState>
  older(): Promise<void>
  newer(): Promise<void>
  newest(): Promise<void>
  /** Core said that messages from a position on changed, and how many there are now. */
  changed(from: number, total: number): Promise<void>
  /** Is the person at the newest message? Then the window moves along with it. */
  follow(following: boolean): void
  /** Takes the line "new messages" away. */
  caughtUp(): void
}

const READ_MAX = 200

const firstState: TimelineState = {
  shown: emptyWindow,
  phase: 'loading',
  error: null,
  unreadFrom: null,
  unseen: false,
  arrived: [],
}

/** How far the window should reach when `total` messages are there: along with the newest, or where it ends now. */
function wantedEnd(shown: TimelineWindow, total: number, following: boolean): number {
  const grows = reachesEnd(shown) && (following || shown.messages.length < WINDOW)
  return grows ? total : Math.min(endOf(shown), total)
}

/** Makes the chat of one room. Reads happen one after the other, so that pages never mix. */
export function createTimeline(readPage: ReadPage): Timeline {
  const state = createStore(firstState)
  let following = true
  let dirty: { from: number; total: number } | null = null
  let queue: Promise<void> = Promise.resolve()

  const patch = (change: Partial<TimelineState>) => state.set({ ...state.get(), ...change })
  const show = (shown: TimelineWindow, news: Partial<TimelineState> = {}) =>
    patch({ shown, phase: 'ready', error: null, ...news })
  const inTurn = (run: () => Promise<void>) => {
    queue = queue.then(run)
    return queue
  }

  async function read(before: number | null, limit: number): Promise<TimelineWindow | null> {
    const page = await readPage(before, limit)
    if (page.ok) return page.value
    patch({ phase: 'ready', error: page.code })
    return null
  }

  async function readNewest(): Promise<void> {
    const known = state.get().shown.total
    const page = await read(null, PAGE)
    if (page) show(page, known > 0 ? newsOf(page, known) : {})
  }

  async function readOlder(): Promise<void> {
    const { shown } = state.get()
    if (shown.start === 0) return
    const page = await read(shown.start, Math.min(PAGE, shown.start))
    if (page) show(trimWindow(mergePage(shown, page), 'older'))
  }

  async function readNewer(): Promise<void> {
    const { shown } = state.get()
    if (reachesEnd(shown)) return
    const before = Math.min(endOf(shown) + PAGE, shown.total)
    const page = await read(before, before - endOf(shown))
    if (page) show(trimWindow(mergePage(shown, page), 'newer'))
  }

  function newsOf(shown: TimelineWindow, known: number): Partial<TimelineState> {
    if (shown.total <= known) return {}
    const unseen = !following || state.get().unseen
    const arrived = shown.messages
      .slice(Math.max(0, known - shown.start))
      .filter(message => !message.mine && !message.removed)
    const first = following ? undefined : arrived[0]?.record
    return { arrived, unseen, unreadFrom: state.get().unreadFrom ?? first ?? null }
  }

  async function refresh(): Promise<void> {
    if (!dirty) return
    const { from, total } = dirty
    dirty = null
    const { shown } = state.get()
    const end = wantedEnd(shown, total, following)
    const begin = Math.max(shown.start, Math.min(from, end))
    if (end - begin > WINDOW) return readNewest()
    let next = cutAt(shown, total)
    for (let at = begin; at < end; ) {
      const before = Math.min(at + READ_MAX, end)
      const page = await read(before, before - at)
      if (!page) return
      next = mergePage(next, page)
      at = before
    }
    show(following ? trimWindow(next, 'newer') : next, newsOf(next, shown.total))
  }

  void inTurn(readNewest)
  return {
    state,
    older: () => inTurn(readOlder),
    newer: () => inTurn(readNewer),
    newest: () => inTurn(readNewest),
    changed(from, total) {
      dirty = { from: Math.min(dirty?.from ?? from, from), total }
      return inTurn(refresh)
    },
    follow(now) {
      following = now
      if (now && state.get().unseen) patch({ unseen: false })
    },
    caughtUp() {
      if (state.get().unreadFrom !== null) patch({ unreadFrom: null })
    },
  }
}
