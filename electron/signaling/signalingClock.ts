/** Where the server has its time from, so that a test can bring its own. */
export interface SignalingClock {
  /** Milliseconds that never run backwards. */
  now(): number
  /** Calls `run` every so many milliseconds until the returned function is called. */
  every(intervalMs: number, run: () => void): () => void
}

export const systemClock: SignalingClock = {
  now: () => performance.now(),
  every(intervalMs, run) {
    const timer = setInterval(run, intervalMs)
    return () => clearInterval(timer)
  },
}
