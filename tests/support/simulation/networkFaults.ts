import type { SeededRandom } from './seededRandom.ts'

/**
 * What a bad network does. Links stay faithful: frames of one direction arrive in order, once, or not at all because the
 * link was lost. Entries may come late, twice, or, as when a carrier is full, not; topic messages in any order, twice or not.
 */
export type NetworkFaults = {
  readonly random: SeededRandom
  /** Longest delay in ms that chance adds. */
  readonly jitter: number
  /** How often out of 1 a message of a topic is lost, or comes twice. */
  readonly topicLoss: number
  readonly topicTwice: number
  /** How often out of 1 an entry is lost on one link, or comes twice. */
  readonly entryLoss: number
  readonly entryTwice: number
}

/** Delays for the copies of one message: none when it is lost, two when it comes twice. A `precious` one is never lost. */
export function delaysOf(faults: NetworkFaults | null, kind: 'topic' | 'entry', precious = false): number[] {
  if (faults === null) return [0]
  const { random } = faults
  if (random.chance(kind === 'topic' ? faults.topicLoss : faults.entryLoss) && !precious) return []
  const copies = random.chance(kind === 'topic' ? faults.topicTwice : faults.entryTwice) ? 2 : 1
  return Array.from({ length: copies }, () => random.below(faults.jitter + 1))
}
