import { ensure } from '../../bytes/protocolError.ts'
import type { DeviceId } from '../ids.ts'
import type { EpochOp } from './epochOps.ts'
import type { Member } from './member.ts'

/** The members of a parent after these ops (PROTOCOL.md §4.2); an op that does not fit raises EPOCH_MEMBERS. */
export function membersAfter(parent: readonly Member[], ops: readonly EpochOp[]): Member[] {
  const members = new Map(parent.map(member => [member.device, member]))
  for (const op of ops) applyOp(members, op)
  return [...members.values()]
}

function applyOp(members: Map<DeviceId, Member>, op: EpochOp): void {
  switch (op.type) {
    case 'add':
      ensure(!members.has(op.member.device), 'EPOCH_MEMBERS')
      members.set(op.member.device, op.member)
      return
    case 'remove':
      ensure(members.delete(op.device), 'EPOCH_MEMBERS')
      return
    case 'role': {
      const member = members.get(op.device)
      ensure(member !== undefined && member.role !== op.role, 'EPOCH_MEMBERS')
      members.set(op.device, { ...member, role: op.role })
    }
  }
}

/** The ops that lead from a parent's members to others (PROTOCOL.md §4.1). */
export function opsBetween(parent: readonly Member[], members: readonly Member[]): EpochOp[] {
  const before = new Map(parent.map(member => [member.device, member]))
  const after = new Set(members.map(({ device }) => device))
  const ops: EpochOp[] = []
  for (const { device } of parent) if (!after.has(device)) ops.push({ type: 'remove', device })
  for (const member of members) {
    const { device, role } = member
    const known = before.get(device)
    if (known === undefined) ops.push({ type: 'add', member })
    // two branches that say different things of one device: she goes as the one has her and comes as the other does
    else if (!isSameMember({ ...known, role }, member))
      ops.push({ type: 'remove', device }, { type: 'add', member })
    else if (known.role !== role) ops.push({ type: 'role', device, role })
  }
  return ops
}

/** Whether two lists hold the same members: leaves move on with every hello, forward only, and nothing else differs (PROTOCOL.md §4.2). */
export function areSameMembers(expected: readonly Member[], found: readonly Member[]): boolean {
  if (expected.length !== found.length) return false
  const byDevice = new Map(found.map(member => [member.device, member]))
  return expected.every(member => {
    const other = byDevice.get(member.device)
    return other !== undefined && isSameMember(member, other)
  })
}

/** Whether an entry may follow another of the same device (PROTOCOL.md §4.2). */
export function isSameMember(before: Member, after: Member): boolean {
  return (
    before.role === after.role &&
    before.person === after.person &&
    before.name === after.name &&
    before.seniority === after.seniority &&
    after.leafCounter >= before.leafCounter &&
    (after.leafCounter > before.leafCounter || after.leaf === before.leaf)
  )
}
