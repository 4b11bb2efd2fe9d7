import { type RefObject, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { RoomView } from '../../../shared/ports/screenViews.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import type { Timeline } from '../session/createTimeline.ts'
import { BeneathContext } from './BeneathContext.ts'
import { TalkContext } from './TalkContext.ts'
import { useApp } from './useApp.ts'
import type { RoomParts } from './useRoomParts.ts'
import { useSession } from './useSession.ts'
import { useStore } from './useStore.ts'
import { useTimeline } from './useTimeline.ts'

/** What the parts of a talk share: the messages, what is answered, what she has opened, and the ways from one to the other. */
export type Talk = {
  readonly timeline: Timeline | null
  /** The box for what she writes. */
  readonly box: RefObject<HTMLTextAreaElement | null>
  /** The message that her next one answers. */
  readonly answered: Answered | null
  answer(message: Answered | null): void
  /** Messages that may be hard to read and that she has opened; forgotten with the room's screen. */
  readonly opened: ReadonlySet<RecordId>
  setOpen(record: RecordId, open: boolean): void
  /** The message to go to, and to mark for the reader. */
  readonly goal: Goal | null
  goTo(record: RecordId): Promise<void>
  /** From which message on the talk is to be copied; null for all of it. */
  readonly copied: RecordId | null
  copyFrom(record: RecordId | null): void
}

/** Whom and what an answer answers. Its words are not kept here: they are read where the message stands. */
export type Answered = { readonly record: RecordId; readonly name: string }
/** A new object each time, so that going to the same message again works. */
export type Goal = { readonly record: RecordId }

/** Tells the timeline when the talk is out of sight. */
function useSight(timeline: Timeline | null, covered: boolean): void {
  const { drawn } = useStore(useApp().veil.state)
  const beneath = useContext(BeneathContext)
  const away = drawn || beneath || covered
  useEffect(() => timeline?.away(away), [timeline, away])
}

/** Makes the talk of a room, as long as the room is on the screen. */
export function useTalk({ room }: RoomView, parts: RoomParts): Talk {
  const { caller } = useSession()
  const timeline = useTimeline(room)
  useSight(timeline, parts.sheet !== null)
  const latest = useRef(parts)
  latest.current = parts
  const box = useRef<HTMLTextAreaElement>(null)
  const [answered, setAnswered] = useState<Answered | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<RecordId>>(new Set())
  const [goal, setGoal] = useState<Goal | null>(null)
  const [copied, setCopied] = useState<RecordId | null>(null)
  return useMemo(
    () => ({
      timeline,
      box,
      answered,
      answer: message => {
        setAnswered(message)
        box.current?.focus()
      },
      opened,
      setOpen: (record, open) =>
        setOpened(now => new Set(open ? [...now, record] : [...now].filter(other => other !== record))),
      goal,
      async goTo(record) {
        const place = await caller.placeOfMessage({ room, record })
        if (!place.ok || place.value.position === null) return
        await timeline?.around(place.value.position)
        latest.current.show('talk')
        setGoal({ record })
      },
      copied,
      copyFrom: record => {
        setCopied(record)
        latest.current.openSheet('copy')
      },
    }),
    [timeline, answered, opened, goal, copied, caller, room],
  )
}

/** The talk that this component is part of. */
export function useTheTalk(): Talk {
  const talk = useContext(TalkContext)
  if (!talk) throw new Error('There is no talk here.')
  return talk
}
