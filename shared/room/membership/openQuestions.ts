import { compareIds, type EpochId } from '../ids.ts'
import type { EpochNode } from './epochNode.ts'

/** Epochs in the order that everybody puts them in: by number, then by id; parents come first (PROTOCOL.md §4.7). */
export function inOrder(nodes: Iterable<EpochNode>): EpochNode[] {
  return [...nodes].sort((a, b) => a.number - b.number || compareIds(a.id, b.id))
}

/**
 * The epochs that stand alone: everything known leads to them or follows from them (PROTOCOL.md §4.7). At any other,
 * somebody did not know of something when she decided. The nodes are given in order.
 */
export function standingAlone(ordered: readonly EpochNode[]): Set<EpochId> {
  const alone = allLeadTo(ordered)
  const followed = allFollowFrom(ordered)
  return new Set(ordered.flatMap(({ id }) => (alone.has(id) && followed.has(id) ? [id] : [])))
}

/** Those at which they are the only one that nothing up to them follows. */
function allLeadTo(ordered: readonly EpochNode[]): Set<EpochId> {
  const found = new Set<EpochId>()
  const ends = new Set<EpochId>()
  for (const { id, parents } of ordered) {
    for (const parent of parents) ends.delete(parent)
    ends.add(id)
    if (ends.size === 1) found.add(id)
  }
  return found
}

/** Those at which they are the only one, of all from them on, that follows none of these. */
function allFollowFrom(ordered: readonly EpochNode[]): Set<EpochId> {
  const found = new Set<EpochId>()
  const children = new Map<EpochId, EpochId[]>()
  const beginnings = new Set<EpochId>()
  for (const { id, parents } of [...ordered].reverse()) {
    for (const child of children.get(id) ?? []) beginnings.delete(child)
    beginnings.add(id)
    if (beginnings.size === 1) found.add(id)
    for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), id])
  }
  return found
}
