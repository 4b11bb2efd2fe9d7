import type { Clock } from '../../../shared/ports/clock.ts'

type HiddenWindow = { isDestroyed(): boolean; setOpacity(opacity: number): void; hide(): void }

export type HideOptions = {
  /** Ends this process, without the order of a quit: a window of the system that is open goes only with the process. */
  readonly end: () => void
  readonly clock: Pick<Clock, 'after'>
  /** All windows there are. */
  readonly windows: () => readonly HiddenWindow[]
  /** Kills the process with the keys, without asking it anything. */
  readonly killCore: () => void
  /** Destroys net and screen and ends the processes of their pages. */
  readonly endPages: () => void
  readonly removeFolder: () => void
  /** Takes away what was copied from Rowan; last, because whoever has the clipboard by now may be slow to say what is on it. */
  readonly emptyClipboard: () => Promise<void> | undefined
}

/** How long the clipboard is waited for where it cannot be read at once. */
export const CLIPBOARD_WAIT_MS = 100

/** A step that fails must not keep those after it from being done; nobody is left who could be told. */
function goOn<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch {
    return undefined
  }
}

function hideWindow(window: HiddenWindow): void {
  if (window.isDestroyed()) return
  window.setOpacity(0)
  window.hide()
}

/** Takes everything away at once: windows, keys, pages, traces, process, in this order and without asking anybody. */
export function hideNow(options: HideOptions): () => void {
  let isHiding = false
  return () => {
    if (isHiding) return
    isHiding = true
    for (const window of options.windows()) goOn(() => hideWindow(window))
    for (const step of [options.killCore, options.endPages, options.removeFolder]) goOn(step)
    const emptied = goOn(options.emptyClipboard)
    if (!emptied) return options.end()
    options.clock.after(CLIPBOARD_WAIT_MS, options.end)
    emptied.then(options.end, options.end)
  }
}
