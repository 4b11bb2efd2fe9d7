import type { Clock } from '../../../shared/ports/clock.ts'
import type { LinkPath } from '../../../shared/ports/transport.ts'
import { Timers } from '../time/timers.ts'

/** How a path is asked for, and who is told. */
export type PathOptions = {
  readonly clock: Clock
  readonly read: () => Promise<LinkPath>
  readonly tell: (path: LinkPath) => void
}

/** An engine may begin with one pair of addresses and choose another soon after. */
const SOON_MS = 1_000
const EVERY_MS = 20_000

/** Tells the way of an open link, and again whenever it is another. Gives the way to stop. */
export function watchPath({ clock, read, tell }: PathOptions): () => void {
  const timers = new Timers(clock)
  let known: LinkPath = 'unknown'
  let stopped = false
  const look = (next: number) => {
    timers.set('look', next, () => look(EVERY_MS))
    void read().then(path => {
      if (stopped || path === known) return
      known = path
      tell(path)
    })
  }
  look(SOON_MS)
  return () => {
    stopped = true
    timers.clearAll()
  }
}
