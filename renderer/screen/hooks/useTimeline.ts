import { useEffect, useState } from 'react'
import type { RoomId } from '../../../shared/room/ids.ts'
import type { Timeline } from '../session/createTimeline.ts'
import { useSession } from './useSession.ts'

/** The chat of a room, open as long as the component is shown. */
export function useTimeline(room: RoomId): Timeline | null {
  const session = useSession()
  const [timeline, setTimeline] = useState<Timeline | null>(null)
  useEffect(() => {
    const opened = session.openTimeline(room)
    setTimeline(opened.timeline)
    return opened.close
  }, [session, room])
  return timeline
}
