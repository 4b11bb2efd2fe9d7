import type { DeviceId } from '../ids.ts'
import type { RecordHeader } from '../record/recordHeader.ts'
import type { Epoch } from './epoch.ts'

/** The number of the epoch that removed a device, as the newest epoch tells; undefined when it was not removed (PROTOCOL.md §4.1). */
function removedBy(newest: Epoch, device: DeviceId): number | undefined {
  return newest.state.removed.find(removed => removed.device === device)?.epochNumber
}

/**
 * True when a record of a removed device lies beyond what the epochs up to her removal closed with: whoever was removed
 * cannot write into the past (PROTOCOL.md §4.5). Epochs are given oldest first.
 */
export function isBeyondFrontier(epochs: readonly Epoch[], { author, strand, seq }: RecordHeader): boolean {
  const newest = epochs.at(-1)
  const removal = newest && removedBy(newest, author)
  if (removal === undefined) return false
  const closed = epochs
    .filter(({ number }) => number <= removal)
    .flatMap(({ state }) => state.frontiers.flat())
    .filter(entry => entry.strand === strand)
  return closed.every(entry => seq > entry.seq)
}
