import type { NoteComparison } from '../../documents/notes/compareNoteState.ts'
import type { DeleteRange } from '../../documents/notes/noteUpdate.ts'
import { readNoteUpdate } from '../../documents/notes/readNoteUpdate.ts'

/** What a state is to a member who has verified the note herself: what she has, something else, or not to be told yet. */
export type Verdict = 'equal' | 'differs' | 'unknown'

/** What is known about a state besides its content; asked for only where it matters. */
export type StateFacts = {
  /** True when everything is here that its author knew. */
  hasAllBefore(): boolean
  /** The updates here that its author did not know. */
  later(): readonly Uint8Array[]
}

/**
 * Whether a state says what this device has verified (PROTOCOL.md §10.8): together with the updates that its author did not know it must
 * give this very note. What it has more is a lie once everything is here that its author knew.
 */
export function judgeState(comparison: NoteComparison, facts: StateFacts): Verdict {
  const { contradicts, isAhead, lost, kept } = comparison
  if (contradicts) return 'differs'
  if (isAhead || lost.length > 0) return facts.hasAllBefore() ? 'differs' : 'unknown'
  if (kept.length === 0) return 'equal'
  const later = facts.later()
  if (later.length === 0) return 'differs'
  return areWithin(
    kept,
    later.flatMap(update => readNoteUpdate(update).deletes),
  )
    ? 'equal'
    : 'unknown'
}

/** True when every clock of `ranges` is in one of `others`. */
function areWithin(ranges: readonly DeleteRange[], others: readonly DeleteRange[]): boolean {
  const byClient = new Map<number, DeleteRange[]>()
  for (const other of others) byClient.set(other.client, [...(byClient.get(other.client) ?? []), other])
  for (const each of byClient.values()) each.sort((a, b) => a.clock - b.clock)
  return ranges.every(range => {
    let reached = range.clock
    for (const { clock, length } of byClient.get(range.client) ?? [])
      if (clock <= reached) reached = Math.max(reached, clock + length)
    return reached >= range.clock + range.length
  })
}
