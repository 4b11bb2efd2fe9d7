import type { BrowserWindow } from 'electron'
import type { Clock } from '../../../shared/ports/clock.ts'
import { endPage, hasEnded, type Processes } from '../ending/endProcess.ts'
import { loadScreen, type Place, placeOf } from './screenWindow.ts'

/** A window with the words and what main holds of it; `release` lets go of that. */
export type SeatedScreen = { readonly window: BrowserWindow; readonly release: () => void }

export type SeatOptions = {
  readonly make: (place: Place | null) => SeatedScreen
  readonly processes: Processes
  readonly clock: Clock
}

/** The one place of the window with the words, which may be taken by another one. */
export class ScreenSeat {
  readonly #options: SeatOptions
  #screen: SeatedScreen | null = null

  constructor(options: SeatOptions) {
    this.#options = options
  }

  get window(): BrowserWindow | null {
    return this.#screen && !this.#screen.window.isDestroyed() ? this.#screen.window : null
  }

  /** Whether this is the window of the moment: one that was taken away says nothing any more. */
  has(window: BrowserWindow): boolean {
    return this.#screen?.window === window
  }

  async open(place: Place | null = null): Promise<void> {
    this.#screen = this.#options.make(place)
    await loadScreen(this.#screen.window)
  }

  /** Takes the window away and ends its process; gives that process's number, 0 when there was none. */
  end(): number {
    const screen = this.#screen
    this.#screen = null
    screen?.release()
    return screen ? endPage(screen.window, this.#options.processes) : 0
  }

  /** Another window in the same place. It is made when the process of the one before has ended, so that the two cannot share one. */
  async renew(): Promise<void> {
    const place = this.window && placeOf(this.window)
    const pid = this.end()
    if (pid > 0) await hasEnded(pid, this.#options.processes, this.#options.clock)
    await this.open(place)
  }
}
