import type { DeviceId, StrandId } from '../ids.ts'
import type { EpochNode } from '../membership/epochNode.ts'

/** Of each device that was taken out, the last seq of each strand that a valid epoch which removed her closed with (PROTOCOL.md §4.5). */
export type FrontierLimits = ReadonlyMap<DeviceId, ReadonlyMap<StrandId, number>>

/** Gathers what the epochs that removed somebody closed with (PROTOCOL.md §4.5). Void epochs are left out by the caller. */
export function frontierLimits(nodes: Iterable<EpochNode>): FrontierLimits {
  const limits = new Map<DeviceId, Map<StrandId, number>>()
  for (const { epoch, left } of nodes) {
    const entries = epoch?.state.frontiers.flat() ?? []
    for (const device of left) {
      const strands = limits.get(device) ?? new Map<StrandId, number>()
      limits.set(device, strands)
      for (const { strand, seq } of entries) strands.set(strand, Math.max(seq, strands.get(strand) ?? 0))
    }
  }
  return limits
}

/** The first seq of a removed device's strand that lies beyond every closing frontier: from there on nothing counts (PROTOCOL.md §4.5). */
export function frontierEnd(limits: FrontierLimits, device: DeviceId, strand: StrandId): number {
  const limit = limits.get(device)?.get(strand)
  return limit === undefined ? 0 : limit + 1
}
