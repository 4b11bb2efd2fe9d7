/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export type SeededRandom = {
  (): number
  /** A whole number below `below`. */
  below(below: number): number
  /** One of these. */
  pick<T>(items: readonly T[]): T
  /** True so often out of 1. */
  chance(share: number): boolean
}

/** A source of numbers for tests whose seed stands in their names. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  return Object.assign(next, { below, pick, chance: (share: number) => next() < share })
}
