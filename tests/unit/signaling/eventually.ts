import { expect } from 'vitest'

/** An expectation that is asked again until it holds, with patience for a busy machine. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 10_000, interval: 10 })
}
