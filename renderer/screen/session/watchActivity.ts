import type { Clock } from '../../../shared/ports/clock.ts'

/** What counts as doing something. An input method that composes sends no key events, so its own are heard too. */
const SIGNS = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'compositionupdate'] as const
/** Main is told at most this often, in ms. */
const PAUSE = 5000
/** How often main is told while waiting and reading are no idleness, in ms; well below the shortest idle time. */
const AWAKE = 10_000

type Activity = {
  readonly page: Pick<EventTarget, 'addEventListener'>
  readonly clock: Clock
  /** Covered: whoever moves the mouse now is perhaps somebody else. */
  readonly covered: () => boolean
  /** Waiting and reading are no idleness just now. */
  readonly awake: () => boolean
  readonly tell: () => void
}

/** Tells main that the person is there: when she does something, and from time to time while she waits or reads. */
export function watchActivity({ page, clock, covered, awake, tell }: Activity): void {
  let told = Number.NEGATIVE_INFINITY
  const sign = () => {
    const now = clock.now()
    // A clock that was set back must not silence this for long.
    if (covered() || (now >= told && now - told < PAUSE)) return
    told = now
    tell()
  }
  for (const name of SIGNS) page.addEventListener(name, sign, { capture: true, passive: true })
  const stayAwake = () => {
    if (awake()) sign()
    clock.after(AWAKE, stayAwake)
  }
  clock.after(AWAKE, stayAwake)
}
