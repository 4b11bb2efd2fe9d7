import type { MessageView } from '../../../shared/ports/screenViews.ts'

/** How many messages are asked for at once. */
export const PAGE = 100
/** How many messages are on the screen at most; beyond it the far end is let go. */
export const WINDOW = 400

/** The messages on the screen: positions `start` to `start + messages.length` of `total`. */
export type TimelineWindow = {
  readonly messages: readonly MessageView[]
  readonly start: number
  readonly total: number
}

/** A window with nothing in it. */
export const emptyWindow: TimelineWindow = { messages: [], start: 0, total: 0 }

/** The position after the last message of the window. */
export function endOf({ start, messages }: TimelineWindow): number {
  return start + messages.length
}

/** Does the window reach the newest message? */
export function reachesEnd(shown: TimelineWindow): boolean {
  return endOf(shown) >= shown.total
}

/** The window when there are `total` messages in all. */
export function cutAt(shown: TimelineWindow, total: number): TimelineWindow {
  return { ...shown, messages: shown.messages.slice(0, Math.max(0, total - shown.start)), total }
}

/** Puts a page into the window where it touches or overlaps; a page that does not replaces the window. */
export function mergePage(shown: TimelineWindow, page: TimelineWindow): TimelineWindow {
  const apart = endOf(page) < shown.start || page.start > endOf(shown)
  if (apart || shown.messages.length === 0) return page
  const before = shown.messages.slice(0, Math.max(0, page.start - shown.start))
  const after = shown.messages.slice(Math.max(0, endOf(page) - shown.start))
  const messages = [...before, ...page.messages, ...after]
  const start = Math.min(shown.start, page.start)
  return cutAt({ messages, start, total: page.total }, page.total)
}

/** Lets go of what is beyond the window's size at its far end, seen from the end that is being read. */
export function trimWindow(shown: TimelineWindow, reading: 'older' | 'newer'): TimelineWindow {
  const extra = shown.messages.length - WINDOW
  if (extra <= 0) return shown
  if (reading === 'older') return { ...shown, messages: shown.messages.slice(0, WINDOW) }
  return { ...shown, messages: shown.messages.slice(extra), start: shown.start + extra }
}
