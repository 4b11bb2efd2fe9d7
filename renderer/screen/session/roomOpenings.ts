import type { DocId, RoomId } from '../../../shared/room/ids.ts'
import { createNoteSession, type NoteSession } from './createNoteSession.ts'
import { createTimeline, type Timeline } from './createTimeline.ts'
import { pageClock } from './pageClock.ts'
import type { Subscriptions } from './screenEvents.ts'
import type { Ground } from './sessionGround.ts'

/** Opens the parts of a room that have a life of their own while they are on the screen. */
export type RoomOpenings = {
  openTimeline(room: RoomId): { readonly timeline: Timeline; close(): void }
  openNote(room: RoomId, note: DocId): { readonly session: NoteSession; close(): void }
  /** Hands over at once what was typed into open notes and still waits. */
  flushNotes(): void
}

/** Makes the ways to open a room's chat and notes. */
export function roomOpenings({ caller }: Ground, subscriptions: Subscriptions): RoomOpenings {
  const closing = new Map<string, Promise<void>>()
  const open = new Set<NoteSession>()
  return {
    openTimeline(room) {
      const timeline = createTimeline((before, limit) => caller.readTimeline({ room, before, limit }))
      const close = subscriptions.timeline(room, (from, total) => void timeline.changed(from, total))
      return { timeline, close }
    },
    openNote(room, note) {
      const name = `${room} ${note}`
      const after = closing.get(name) ?? Promise.resolve()
      const session = createNoteSession({ caller, clock: pageClock, room, note, after })
      const unsubscribe = subscriptions.note(room, note, session)
      open.add(session)
      const close = () => {
        open.delete(session)
        unsubscribe()
        closing.set(name, session.close())
      }
      return { session, close }
    },
    flushNotes() {
      for (const session of open) session.flush()
    },
  }
}
