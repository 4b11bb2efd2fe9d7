import type { Clock } from '../../../shared/ports/clock.ts'

/** What is needed to end processes and to see that they have ended. */
export type Processes = {
  /** Ends one at once, without asking it; one that is not there any more is no failure. */
  kill(pid: number): void
  isAlive(pid: number): boolean
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    // It has ended already, or it never belonged to this app.
    return false
  }
}

/** The processes of this computer. */
export const processes: Processes = {
  kill: pid => void signal(pid, 'SIGKILL'),
  isAlive: pid => signal(pid, 0),
}

const LOOK_MS = 5
const LOOKS = 200

/** Waits until a process is gone, a second at most. */
export async function hasEnded(pid: number, { isAlive }: Processes, clock: Clock): Promise<void> {
  for (let looks = 0; looks < LOOKS && isAlive(pid); looks++)
    await new Promise<void>(resolve => clock.after(LOOK_MS, resolve))
}

type PageWindow = {
  isDestroyed(): boolean
  destroy(): void
  readonly webContents: { getOSProcessId(): number }
}

/** Destroys a window and ends the process of its page, which Chromium might keep for another; gives its number, 0 where there is none. */
export function endPage(window: PageWindow, { kill }: Processes): number {
  if (window.isDestroyed()) return 0
  const pid = window.webContents.getOSProcessId()
  window.destroy()
  if (pid > 0 && pid !== process.pid) kill(pid)
  return pid
}
