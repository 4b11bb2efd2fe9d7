import { describe, expect, it } from 'vitest'
import { reconnectPause } from '../../../electron/signaling/nats/reconnectPause.ts'

describe('reconnectPause', () => {
  it('doubles from a quarter of a second to ten seconds and stays there for ever', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 1_000, 1e9].map(failures => reconnectPause(failures, () => 0.5))
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000])
  })

  it('is spread by chance, so that instances do not come back all at once', () => {
    expect(reconnectPause(3, () => 0)).toBe(1_000)
    expect(reconnectPause(3, () => 0.999)).toBe(2_998)
  })
})
