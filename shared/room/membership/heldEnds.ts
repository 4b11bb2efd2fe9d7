import type { EpochNode } from './epochNode.ts'
import type { Resolution } from './resolveEpochs.ts'

/**
 * The valid epochs that a device can go on from: the heads whose keys are here; where there is none, the last held ones before them
 * (PROTOCOL.md §4.7). Otherwise whoever issues an epoch that nobody can read would stop the room.
 */
export function heldEnds(nodes: readonly EpochNode[], { heads, voided }: Resolution): readonly EpochNode[] {
  const held = heads.filter(({ epoch }) => epoch !== null)
  if (held.length > 0) return held
  const usable = nodes.filter(({ id, epoch }) => epoch !== null && !voided.has(id))
  const followed = new Set(usable.flatMap(({ parents }) => parents))
  return usable.filter(({ id }) => !followed.has(id))
}
