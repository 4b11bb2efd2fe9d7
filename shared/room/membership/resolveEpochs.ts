import type { Role } from '../epoch/member.ts'
import type { DeviceId, EpochId } from '../ids.ts'
import { Ancestry } from './ancestry.ts'
import type { EpochNode } from './epochNode.ts'
import { inOrder, standingAlone } from './openQuestions.ts'
import { saysWhoIsIn } from './saysWhoIsIn.ts'
import { voidEpochs } from './voidEpochs.ts'
import type { Hellos } from './votes.ts'

/** What all known epochs together say (PROTOCOL.md §4.7). */
export type Resolution = {
  /** Who is in the room, and as what. */
  readonly members: ReadonlyMap<DeviceId, Role>
  /** The epochs that nothing valid follows: valid ones, in the order of their numbers and ids. */
  readonly heads: readonly EpochNode[]
  /** Void ones that nothing follows: the next epoch takes them in, so that nobody has to think of them again. */
  readonly deadHeads: readonly EpochNode[]
  /** The epochs that do not count. */
  readonly voided: ReadonlySet<EpochId>
  readonly isVoid: (epoch: EpochId) => boolean
  /** True for an epoch beside others: who said hello in it may decide between them. */
  readonly isContested: (epoch: EpochId) => boolean
}

/** What is said by the epochs from a settled one on. */
type Judged = {
  readonly nodes: readonly EpochNode[]
  readonly voided: ReadonlySet<EpochId>
  readonly heads: readonly EpochNode[]
  /** Whoever was removed by a valid one, or before. */
  readonly removed: ReadonlySet<DeviceId>
  readonly members: ReadonlyMap<DeviceId, Role>
}

/** All epochs in order, those that stand alone, who said hello where; what is found void is put in. */
type Question = {
  readonly ordered: readonly EpochNode[]
  readonly alone: ReadonlySet<EpochId>
  readonly hellos: Hellos
  readonly voided: Set<EpochId>
}

/** Resolves the epochs of a room into one membership: the same epochs and hellos give the same, in whatever order they came (PROTOCOL.md §4.7). */
export function resolveEpochs(all: Iterable<EpochNode>, hellos: Hellos): Resolution {
  const ordered = inOrder(all)
  const alone = standingAlone(ordered)
  const voided = new Set<EpochId>()
  const last = judgeAll({ ordered, alone, hellos, voided })
  const followed = new Set(last.nodes.flatMap(({ parents }) => parents))
  return {
    members: last.members,
    heads: last.heads,
    deadHeads: last.nodes.filter(({ id }) => voided.has(id) && !followed.has(id)),
    voided,
    isVoid: epoch => voided.has(epoch),
    isContested: epoch => !alone.has(epoch),
  }
}

/**
 * Judges from one settled epoch to the next, which changes nothing but the effort: whatever comes after an epoch that stands alone
 * cannot void what was before it. It settles only what is valid and says who is in the room.
 */
function judgeAll({ ordered, alone, hellos, voided }: Question): Judged {
  const gone = new Set<DeviceId>()
  let start = 0
  let next = 1
  for (const [at, node] of ordered.entries()) {
    if (at < next || !alone.has(node.id)) continue
    const settled = settle(ordered.slice(start, at + 1), hellos, gone)
    // one who spins out what does not count must not make everybody judge it again at every step
    next = settled === null ? start + 2 * (at - start) : at + 1
    if (settled === null) continue
    for (const id of settled.voided) voided.add(id)
    for (const device of settled.removed) gone.add(device)
    start = at
  }
  const last = judge(ordered.slice(start), hellos, gone)
  for (const id of last.voided) voided.add(id)
  return last
}

function judge(nodes: readonly EpochNode[], hellos: Hellos, gone: ReadonlySet<DeviceId>): Judged {
  const ancestry = new Ancestry(nodes)
  const voided = voidEpochs({ nodes, ancestry, hellos, gone })
  const valid = nodes.filter(({ id }) => !voided.has(id))
  const followed = new Set(valid.flatMap(({ parents }) => parents))
  const heads = valid.filter(({ id }) => !followed.has(id))
  const removed = new Set([...gone, ...valid.flatMap(({ fresh }) => [...fresh.removed])])
  return { nodes, voided, heads, removed, members: membersOf({ valid, heads, removed }, ancestry) }
}

/** What is said up to the last of these epochs, if it is valid and says who is in the room; else null. */
function settle(
  nodes: readonly EpochNode[],
  hellos: Hellos,
  gone: ReadonlySet<DeviceId>,
): Pick<Judged, 'voided' | 'removed'> | null {
  const last = nodes.at(-1)
  if (last === undefined) return null
  // most of the time one facilitator follows another, and there is nothing to judge
  if (isPlainStep(nodes, gone)) return { voided: new Set(), removed: last.fresh.removed }
  const judged = judge(nodes, hellos, gone)
  return !judged.voided.has(last.id) && saysWhoIsIn(last.members, judged.members) ? judged : null
}

function isPlainStep([before, next, ...more]: readonly EpochNode[], gone: ReadonlySet<DeviceId>): boolean {
  if (before === undefined || next === undefined || more.length > 0) return false
  const { issuer, parents, members } = next
  const isFacilitator = before.members.some(m => m.device === issuer && m.role === 'facilitator')
  return isFacilitator && parents.join() === before.id && members.every(({ device }) => !gone.has(device))
}

/**
 * Whoever was in the first or was added, unless somebody valid removed her: a removal counts more than any addition. Whoever stands
 * in no head any more cannot come back, for whatever reason she is gone: no epoch can follow that has her.
 */
function membersOf(
  { valid, heads, removed }: Pick<Judged, 'heads' | 'removed'> & { readonly valid: readonly EpochNode[] },
  ancestry: Ancestry,
): Map<DeviceId, Role> {
  const members = new Map<DeviceId, Role>()
  const standing = new Set(heads.flatMap(head => head.members.map(({ device }) => device)))
  for (const { device, role } of valid[0]?.members ?? []) members.set(device, role)
  for (const { fresh, members: listed } of valid.slice(1))
    for (const { device, role } of listed) if (fresh.added.has(device)) members.set(device, role)
  for (const device of removed) members.delete(device)
  for (const device of [...members.keys()]) {
    const role = lastRole(valid, ancestry, device)
    if (!standing.has(device)) members.delete(device)
    else if (role !== null) members.set(device, role)
  }
  return members
}

/** What the last decisions about a device's role say; of concurrent ones, being a plain member counts more. */
function lastRole(valid: readonly EpochNode[], ancestry: Ancestry, device: DeviceId): Role | null {
  const decisions = valid.filter(({ fresh }) => fresh.promoted.has(device) || fresh.demoted.has(device))
  const last = decisions.filter(one => !decisions.some(other => ancestry.isBefore(one.id, other.id)))
  if (last.length === 0) return null
  return last.some(({ fresh }) => fresh.demoted.has(device)) ? 'member' : 'facilitator'
}
