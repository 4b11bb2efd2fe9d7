import type { Epoch } from '../../room/epoch/epoch.ts'
import type { DeviceId, EpochId } from '../../room/ids.ts'
import { type EpochNode, epochNode, heldNode } from '../../room/membership/epochNode.ts'
import { inOrder } from '../../room/membership/openQuestions.ts'

/** The graph of all verified epochs of a room (PROTOCOL.md §4.7). */
export class EpochGraph {
  readonly #nodes = new Map<EpochId, EpochNode>()
  readonly #byTag = new Map<string, Epoch>()
  #ordered: readonly EpochNode[] | null = null

  /** Every verified epoch, parents first. */
  get nodes(): readonly EpochNode[] {
    this.#ordered ??= inOrder(this.#nodes.values())
    return this.#ordered
  }

  /** The verified epoch with this id, with or without keys. */
  node(id: EpochId): EpochNode | undefined {
    return this.#nodes.get(id)
  }

  /** The epoch whose keys a tag names. */
  byTag(tag: string): Epoch | undefined {
    return this.#byTag.get(tag)
  }

  /** True when one epoch is another, or leads to it by way of known ones. */
  leadsTo(earlier: EpochId, later: EpochId): boolean {
    const queue = [later]
    const least = this.#nodes.get(earlier)?.number ?? 0
    const seen = new Set(queue)
    for (const id of queue) {
      if (id === earlier) return true
      for (const parent of this.#nodes.get(id)?.parents ?? []) {
        if (seen.has(parent) || (this.#nodes.get(parent)?.number ?? 0) < least) continue
        seen.add(parent)
        queue.push(parent)
      }
    }
    return false
  }

  /** The node of an epoch that this device holds, before or after it was added. */
  nodeOf(epoch: Epoch): EpochNode {
    return heldNode(epoch, this.#parentsOf(epoch))
  }

  /** Takes an epoch in. What an epoch changes afresh depends on which of its parents are known: that of its children is told anew. */
  keep(node: EpochNode): void {
    this.#ordered = null
    this.#nodes.set(node.id, node)
    for (const child of [...this.#nodes.values()])
      if (child.parents.includes(node.id)) this.#nodes.set(child.id, epochNode(child, this.#parentsOf(child)))
    if (node.epoch !== null) this.#byTag.set(node.epoch.keys.tag, node.epoch)
  }

  #parentsOf({ parents }: Pick<EpochNode, 'parents'>): EpochNode[] {
    return parents.flatMap(parent => this.#nodes.get(parent) ?? [])
  }
}

/** True when a device is a member of an epoch. */
export function isIn({ members }: EpochNode, device: DeviceId): boolean {
  return members.some(member => member.device === device)
}
