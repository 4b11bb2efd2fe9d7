import type { EpochId } from '../ids.ts'
import type { EpochNode } from './epochNode.ts'

/** Which epochs of a set come before which others, by their parents (PROTOCOL.md §4.7). */
export class Ancestry {
  readonly #above = new Map<EpochId, Set<EpochId>>()

  /** Nodes are given parents first. */
  constructor(nodes: readonly EpochNode[]) {
    for (const { id, parents } of nodes) {
      const above = new Set<EpochId>()
      for (const parent of parents) {
        const further = this.#above.get(parent)
        if (further === undefined) continue
        above.add(parent)
        for (const each of further) above.add(each)
      }
      this.#above.set(id, above)
    }
  }

  /** True when `earlier` is a parent of `later`, or a parent's parent, and so on. */
  isBefore(earlier: EpochId, later: EpochId): boolean {
    return this.#above.get(later)?.has(earlier) ?? false
  }

  /** True for the epoch itself and whatever comes after it. */
  isIn(branch: EpochId, epoch: EpochId): boolean {
    return branch === epoch || this.isBefore(branch, epoch)
  }

  /** True when neither comes before the other: whoever issued one did not know the other. */
  areConcurrent(one: EpochId, other: EpochId): boolean {
    return one !== other && !this.isBefore(one, other) && !this.isBefore(other, one)
  }
}
