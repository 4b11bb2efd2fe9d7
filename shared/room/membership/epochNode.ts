import type { Epoch } from '../epoch/epoch.ts'
import type { RemovedDevice } from '../epoch/epochState.ts'
import type { Member } from '../epoch/member.ts'
import type { DeviceId, EpochId } from '../ids.ts'

/** What an epoch changes that none of its known parents had changed already (PROTOCOL.md §4.7). */
export type FreshChanges = {
  readonly added: ReadonlySet<DeviceId>
  readonly removed: ReadonlySet<DeviceId>
  readonly promoted: ReadonlySet<DeviceId>
  readonly demoted: ReadonlySet<DeviceId>
}

/** A verified epoch in the graph of all that are known; `epoch` is null when this device has no key of it (PROTOCOL.md §4.7). */
export type EpochNode = {
  readonly id: EpochId
  readonly number: number
  readonly parents: readonly EpochId[]
  readonly issuer: DeviceId
  readonly signed: Uint8Array
  readonly members: readonly Member[]
  readonly removed: readonly RemovedDevice[]
  readonly fresh: FreshChanges
  /** Whoever is a member of a known parent and not of this one, whether removed afresh or in a branch before. */
  readonly left: ReadonlySet<DeviceId>
  readonly epoch: Epoch | null
}

/** The node of an epoch whose parents are those given, as far as they are known; it changes whatever they had not changed (PROTOCOL.md §4.7). */
export function epochNode(
  node: Omit<EpochNode, 'fresh' | 'left'>,
  parents: readonly Pick<EpochNode, 'members' | 'removed'>[],
): EpochNode {
  const now = devices(node.members)
  const before = parents.flatMap(({ members }) => members)
  return {
    ...node,
    fresh: parents.length === 0 ? NOTHING : freshChanges(node.members, parents),
    left: devices(before.filter(({ device }) => !now.has(device))),
  }
}

/** The node of an epoch that this device holds the keys of (PROTOCOL.md §4.7). */
export function heldNode(epoch: Epoch, parents: readonly EpochNode[]): EpochNode {
  const { id, number, issuer, signed, state } = epoch
  const { members, removed } = state
  return epochNode({ id, number, parents: epoch.parents, issuer, signed, members, removed, epoch }, parents)
}

const NOTHING: FreshChanges = {
  added: new Set(),
  removed: new Set(),
  promoted: new Set(),
  demoted: new Set(),
}

function freshChanges(
  members: readonly Member[],
  parents: readonly Pick<EpochNode, 'members' | 'removed'>[],
): FreshChanges {
  const before = parents.flatMap(parent => parent.members)
  const gone = new Set(parents.flatMap(({ removed }) => removed.map(({ device }) => device)))
  const roleBefore = (device: DeviceId) => new Set(before.filter(m => m.device === device).map(m => m.role))
  const now = new Set(members.map(({ device }) => device))
  const leaving = before.filter(({ device }) => !now.has(device) && !gone.has(device))
  const changed = members.filter(({ device, role }) => {
    const roles = roleBefore(device)
    return roles.size > 0 && !roles.has(role)
  })
  return {
    added: devices(members.filter(({ device }) => roleBefore(device).size === 0)),
    removed: devices(leaving),
    promoted: devices(changed.filter(({ role }) => role === 'facilitator')),
    demoted: devices(changed.filter(({ role }) => role === 'member')),
  }
}

function devices(members: readonly Member[]): Set<DeviceId> {
  return new Set(members.map(({ device }) => device))
}
