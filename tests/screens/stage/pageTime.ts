/** Noon of an ordinary day, so that what is said of times is always the same. */
const NOW = Date.UTC(2026, 10, 24, 12, 0)

const realTimeout = window.setTimeout

let passed = 0

/** The time of day on the stage. It stands still unless a scene lets it pass. */
export const frozenNow = (): number => NOW + passed

type Waiting = { readonly run: () => void; readonly wait: number }
const waiting = new Map<number, Waiting>()

/** Long waits are held, so that a scene can let them end; short ones go on by themselves. */
const LONG_MS = 30_000

let next = 1_000_000
window.setTimeout = ((run: () => void, wait = 0, ...rest: unknown[]) => {
  if (wait < LONG_MS || typeof run !== 'function') return realTimeout(run, wait, ...rest)
  next += 1
  waiting.set(next, { run, wait })
  return next
}) as typeof window.setTimeout

const realClear = window.clearTimeout
window.clearTimeout = ((timer?: number) => {
  if (timer === undefined || !waiting.delete(timer)) realClear(timer)
}) as typeof window.clearTimeout

/** The time of the stage. */
export const pageTime = {
  /** Lets so much time pass: every wait that is not longer ends. */
  pass(milliseconds: number): void {
    passed += milliseconds
    for (const [timer, { run, wait }] of [...waiting]) {
      if (wait > milliseconds) continue
      waiting.delete(timer)
      run()
    }
  },
  /** Begins again at noon. */
  rest(): void {
    passed = 0
    waiting.clear()
  },
}
