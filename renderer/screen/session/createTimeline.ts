import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { MessageView } from '../../../shared/ports/screenViews.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import { type Attention, attend, lineAfter } from './attention.ts'
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
  /** Where the line "new since you were away" stands: above the first that came while the newest was not before her eyes. */
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
  /** Is the talk out of her sight: covered, veiled, or in a window without the focus? */
  away(isAway: boolean): void
  /** She wrote something: once she has seen the end, the line "new since you were away" goes. */
  caughtUp(): void
  /** Shows the messages around a position. */
  around(position: number): Promise<void>
}

const READ_MAX = 200
/** How many of the newest messages are read for an announcement when the window is elsewhere. */
const ANNOUNCED = 3

const firstState: TimelineState = {
  shown: emptyWindow,
  phase: 'loading',
  error: null,
  unreadFrom: null,
  unseen: false,
  arrived: [],
}

/** The inside of a timeline: what it shows and how it reads. */
type Inside = {
  readonly state: Store<TimelineState>
  readonly readPage: ReadPage
  readonly attention: Attention
  /** Does the window reach the newest message that was known when it was read? Then it grows with what comes in. */
  attached: boolean
  /** What core said has changed and was not read again yet. */
  dirty: { from: number; total: number } | null
}

function patch({ state }: Inside, change: Partial<TimelineState>): void {
  state.set({ ...state.get(), ...change })
}

function show(inside: Inside, shown: TimelineWindow, news: Partial<TimelineState> = {}): void {
  patch(inside, { shown, phase: 'ready', error: null, ...news })
}

async function read(inside: Inside, before: number | null, limit: number): Promise<TimelineWindow | null> {
  const page = await inside.readPage(before, limit)
  if (page.ok) return page.value
  patch(inside, { phase: 'ready', error: page.code })
  return null
}

/** The messages of others in a window from position `known` on. */
function othersSince(shown: TimelineWindow, known: number): MessageView[] {
  const fresh = shown.messages.slice(Math.max(0, known - shown.start))
  return fresh.filter(message => !message.mine && !message.removed && !message.hiddenByFacilitator)
}

/** What came in since there were `known` messages: for the line, the button and the announcement. */
function newsOf(inside: Inside, shown: TimelineWindow, known: number): Partial<TimelineState> {
  if (shown.total <= known) return {}
  const arrived = othersSince(shown, known)
  const { unseen, unreadFrom } = inside.state.get()
  return {
    arrived,
    unseen: !inside.attention.following || unseen,
    unreadFrom: lineAfter(inside.attention, unreadFrom, arrived[0]?.record),
  }
}

function caughtUp(inside: Inside): void {
  if (inside.attention.seen && inside.state.get().unreadFrom !== null) patch(inside, { unreadFrom: null })
}

async function readAround(inside: Inside, position: number): Promise<void> {
  const { shown } = inside.state.get()
  if (position >= shown.start && position < endOf(shown)) return
  const page = await read(inside, Math.min(position + PAGE / 2, shown.total), PAGE)
  if (!page) return
  inside.attached = reachesEnd(page)
  show(inside, page)
}

/** The same where the window does not reach the newest message: a few are read for the announcement alone. */
async function farNews(inside: Inside, total: number, known: number): Promise<Partial<TimelineState>> {
  if (total <= known) return {}
  const page = await read(inside, null, Math.min(total - known, ANNOUNCED))
  return page ? newsOf(inside, page, known) : {}
}

async function readNewest(inside: Inside): Promise<void> {
  const known = inside.state.get().shown.total
  const page = await read(inside, null, PAGE)
  if (!page) return
  inside.attached = true
  show(inside, page, known > 0 ? newsOf(inside, page, known) : {})
}

async function readOlder(inside: Inside): Promise<void> {
  const { shown } = inside.state.get()
  if (shown.start === 0) return
  const page = await read(inside, shown.start, Math.min(PAGE, shown.start))
  if (!page) return
  const merged = mergePage(shown, page)
  const trimmed = trimWindow(merged, 'older')
  inside.attached &&= trimmed === merged
  show(inside, trimmed)
}

async function readNewer(inside: Inside): Promise<void> {
  const { shown } = inside.state.get()
  if (reachesEnd(shown)) return
  const before = Math.min(endOf(shown) + PAGE, shown.total)
  const page = await read(inside, before, before - endOf(shown))
  if (!page) return
  const next = trimWindow(mergePage(shown, page), 'newer')
  inside.attached = reachesEnd(next)
  show(inside, next)
}

/** Reads again what changed within the window, and what came in after it when the window grows with the newest. */
async function refresh(inside: Inside): Promise<void> {
  const { dirty, attached, state } = inside
  const { following } = inside.attention
  if (!dirty) return
  inside.dirty = null
  const { shown } = state.get()
  const grows = attached && (following || shown.messages.length < WINDOW)
  let next = cutAt(shown, dirty.total)
  const endOfReading = () => (grows ? next.total : Math.min(endOf(shown), next.total))
  let at = Math.max(shown.start, Math.min(dirty.from, endOfReading()))
  if (endOfReading() - at > WINDOW) return readNewest(inside)
  while (at < endOfReading()) {
    const before = Math.min(at + READ_MAX, endOfReading())
    const page = await read(inside, before, before - at)
    if (!page) return
    next = mergePage(next, page)
    at = before
  }
  inside.attached = grows || reachesEnd(next)
  const news = grows ? newsOf(inside, next, shown.total) : await farNews(inside, next.total, shown.total)
  show(inside, following ? trimWindow(next, 'newer') : next, news)
}

/** Makes the chat of one room. Reads happen one after the other, so that pages never mix. */
export function createTimeline(readPage: ReadPage): Timeline {
  const inside: Inside = {
    state: createStore(firstState),
    readPage,
    attention: { following: true, away: false, seen: true },
    attached: true,
    dirty: null,
  }
  let queue: Promise<void> = Promise.resolve()
  const inTurn = (run: (inside: Inside) => Promise<void>) => {
    queue = queue.then(() => run(inside))
    return queue
  }
  void inTurn(readNewest)
  return {
    state: inside.state,
    older: () => inTurn(readOlder),
    newer: () => inTurn(readNewer),
    newest: () => inTurn(readNewest),
    changed(from, total) {
      inside.dirty = { from: Math.min(inside.dirty?.from ?? from, from), total }
      return inTurn(refresh)
    },
    follow(now) {
      attend(inside.attention, { following: now }, () => caughtUp(inside))
      if (now && inside.state.get().unseen) patch(inside, { unseen: false })
    },
    away: now => attend(inside.attention, { away: now }, () => caughtUp(inside)),
    caughtUp: () => caughtUp(inside),
    around: position => inTurn(() => readAround(inside, position)),
  }
}
