import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import type { Timeline } from '../session/createTimeline.ts'
import { reachesEnd, type TimelineWindow } from '../session/timelineWindow.ts'

/** This near to the lower end counts as being there, in pixels. */
const NEAR = 48
/** This near to an end of what is shown, more is read, in pixels. */
const AHEAD = 800

type Anchor = { readonly record: string; readonly top: number }

const itemsOf = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>('[data-record]')]

/** The first message that is at least partly seen, and where it stands. */
function anchorOf(box: HTMLElement): Anchor | null {
  const item = itemsOf(box).find(each => each.offsetTop + each.offsetHeight > box.scrollTop)
  return item ? { record: item.dataset.record ?? '', top: item.offsetTop - box.scrollTop } : null
}

function putBack(box: HTMLElement, anchor: Anchor | null): void {
  const item = anchor && itemsOf(box).find(each => each.dataset.record === anchor.record)
  if (item && anchor) box.scrollTop = item.offsetTop - anchor.top
}

/** What the list needs to scroll: where it is attached, what it hears, and the way to the newest message. */
export type ChatScroll = {
  readonly box: RefObject<HTMLDivElement | null>
  readonly onScroll: () => void
  readonly toNewest: () => void
  /** Goes to a message of the list, if it is there, and gives it the focus. */
  readonly toRecord: (record: string) => void
}

/** The way to a message of the list: into the middle of what is seen, with the focus on it. */
function useToRecord(
  box: RefObject<HTMLElement | null>,
  anchor: RefObject<Anchor | null>,
  leaveEnd: () => void,
): (record: string) => void {
  return useCallback(
    record => {
      const element = box.current
      const item = element && itemsOf(element).find(each => each.dataset.record === record)
      if (!element || !item) return
      leaveEnd()
      item.scrollIntoView({ block: 'center' })
      item.focus({ preventScroll: true })
      anchor.current = anchorOf(element)
    },
    [box, anchor, leaveEnd],
  )
}

/**
 * Keeps the place while messages come in: at the lower end it moves along, further up what is being read stays put. Coming near an
 * end of what is shown reads more.
 */
export function useChatScroll(timeline: Timeline, shown: TimelineWindow): ChatScroll {
  const box = useRef<HTMLDivElement>(null)
  const anchor = useRef<Anchor | null>(null)
  const atEnd = useRef(true)

  const onScroll = useCallback(() => {
    const element = box.current
    if (!element) return
    const now = timeline.state.get().shown
    const below = element.scrollHeight - element.clientHeight - element.scrollTop
    const arrived = below <= NEAR && reachesEnd(now)
    atEnd.current = arrived
    anchor.current = anchorOf(element)
    timeline.follow(arrived)
    if (element.scrollTop < AHEAD && now.start > 0) void timeline.older()
    if (below < AHEAD && !reachesEnd(now)) void timeline.newer()
  }, [timeline])

  useLayoutEffect(() => {
    const element = box.current
    if (!element || shown.messages.length === 0) return
    if (atEnd.current && reachesEnd(shown)) element.scrollTop = element.scrollHeight
    else putBack(element, anchor.current)
    anchor.current = anchorOf(element)
  }, [shown])

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const stay = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    })
    stay.observe(element)
    return () => stay.disconnect()
  }, [])

  const toNewest = useCallback(() => {
    atEnd.current = true
    timeline.follow(true)
    void timeline.newest()
  }, [timeline])

  const leaveEnd = useCallback(() => {
    atEnd.current = false
    timeline.follow(false)
  }, [timeline])
  const toRecord = useToRecord(box, anchor, leaveEnd)

  return { box, onScroll, toNewest, toRecord }
}
