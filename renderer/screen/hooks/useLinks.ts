import { useEffect, useState } from 'react'
import type { LinksView } from '../../../shared/ports/linkViews.ts'
import type { RoomView } from '../../../shared/ports/screenViews.ts'
import { pageClock } from '../session/pageClock.ts'
import { useSession } from './useSession.ts'

/** How often it is looked how long somebody is away, in ms; what changes is looked at when it does. */
const LOOK = 30_000

/** How the others of a room are linked, as long as the page that shows it is open; null until that is known. */
export function useLinks(view: RoomView): LinksView | null {
  const { caller } = useSession()
  const [links, setLinks] = useState<LinksView | null>(null)
  useEffect(() => {
    let stop: () => void = () => undefined
    let isShown = true
    const look = async () => {
      const found = await caller.readLinks({ room: view.room })
      if (!isShown) return
      if (found.ok) setLinks(found.value)
      stop = pageClock.after(LOOK, () => void look())
    }
    void look()
    return () => {
      isShown = false
      stop()
    }
  }, [caller, view])
  return links
}
