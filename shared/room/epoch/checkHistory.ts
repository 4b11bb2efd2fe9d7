import { ensure } from '../../bytes/protocolError.ts'
import type { DeviceId } from '../ids.ts'
import type { EpochNode } from '../membership/epochNode.ts'
import { isSameMember } from './changeSet.ts'
import type { Epoch } from './epoch.ts'
import type { EpochOp } from './epochOps.ts'
import { memberOf, type RemovedDevice } from './epochState.ts'
import type { Member } from './member.ts'

/** A parent that this device holds, and what the epoch changes against it. */
export type VerifiedParent = {
  readonly node: EpochNode
  readonly epoch: Epoch
  readonly ops: readonly EpochOp[]
}

/**
 * Checks what an epoch says of the past against the parents that this device holds (PROTOCOL.md §4.2): whoever was removed
 * in all of them stays removed, the list of the removed grows by what the ops remove and by nothing else, and whoever is new
 * begins at the end. EPOCH_MEMBERS.
 */
export function checkHistory(epoch: Epoch, parents: readonly VerifiedParent[]): void {
  const knowsAll = parents.length === epoch.parents.length
  checkRemoved(epoch, parents, knowsAll)
  const isNew = ({ device }: Member) =>
    parents.every(({ node }) => entryIn(node.members, device) === undefined)
  for (const member of epoch.state.members) {
    if (isNew(member)) checkNewcomer(epoch, member, parents, knowsAll)
    else checkKnown(member, parents)
  }
}

function checkNewcomer(
  { number }: Epoch,
  { device, seniority }: Member,
  parents: readonly VerifiedParent[],
  knowsAll: boolean,
): void {
  ensure(knowsAll ? seniority === number : seniority <= number, 'EPOCH_MEMBERS')
  // a branch that this device cannot read may be right in that she never went
  ensure(!knowsAll || !parents.some(({ node }) => wasRemoved(node.removed, device)), 'EPOCH_MEMBERS')
}

/** Ops may bring somebody into one parent who stands in another: then as she stands there. */
function checkKnown(member: Member, parents: readonly VerifiedParent[]): void {
  const entries = parents.flatMap(({ node }) => entryIn(node.members, member.device) ?? [])
  ensure(
    entries.some(entry => isSameMember({ ...entry, role: member.role }, member)),
    'EPOCH_MEMBERS',
  )
}

function checkRemoved({ number, state }: Epoch, parents: readonly VerifiedParent[], knowsAll: boolean): void {
  const { removed } = state
  const listed = new Set(removed.map(({ device }) => device))
  ensure(listed.size === removed.length, 'EPOCH_MEMBERS')
  ensure(
    removed.every(({ device }) => memberOf(state, device) === undefined),
    'EPOCH_MEMBERS',
  )
  const before = parents.flatMap(({ node }) => node.removed)
  const leaving = parents.flatMap(({ ops }) => ops.flatMap(op => (op.type === 'remove' ? [op.device] : [])))
  const isBack = (device: DeviceId) => memberOf(state, device) !== undefined
  ensure(
    [...before.map(({ device }) => device), ...leaving].every(device => listed.has(device) || isBack(device)),
    'EPOCH_MEMBERS',
  )
  for (const entry of removed) {
    const known = before.filter(({ device }) => device === entry.device)
    const isRight =
      known.length > 0
        ? known.some(({ epochNumber }) => epochNumber === entry.epochNumber)
        : leaving.includes(entry.device) && entry.epochNumber === number
    ensure(isRight || !knowsAll, 'EPOCH_MEMBERS')
  }
}

function entryIn(members: readonly Member[], device: DeviceId): Member | undefined {
  return members.find(member => member.device === device)
}

function wasRemoved(removed: readonly RemovedDevice[], device: DeviceId): boolean {
  return removed.some(other => other.device === device)
}
