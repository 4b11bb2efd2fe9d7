import { fromHex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { unseal } from '../../crypto/seal.ts'
import type { DeviceKeys } from '../device/deviceKeys.ts'
import type { Epoch } from './epoch.ts'
import { decodeEpochOps, type EpochOp } from './epochOps.ts'
import { decodeEpochPublic, decodeSignedEpoch } from './epochPublic.ts'
import { type EpochState, memberOf } from './epochState.ts'
import { epochOpsKey } from './issueEpoch.ts'
import type { Member } from './member.ts'
import { openEpoch } from './openEpoch.ts'

/**
 * Verifies a signed epoch record against the parent it follows and opens it (PROTOCOL.md §4): the issuer is a
 * facilitator of the parent, the number follows, the ops explain every difference, everybody's keys stay what they
 * were. Raises EPOCH_UNKNOWN_PARENT, EPOCH_ISSUER, EPOCH_NUMBER, EPOCH_MEMBERS or a code of openEpoch.
 */
export function verifyEpoch(signed: Uint8Array, parent: Epoch, me: DeviceKeys): Epoch {
  const outer = decodeEpochPublic(decodeSignedEpoch(signed).pub)
  ensure(outer.parents.length === 1 && outer.parents[0] === parent.id, 'EPOCH_UNKNOWN_PARENT')
  ensure(outer.number === parent.number + 1, 'EPOCH_NUMBER')
  const issuer = memberOf(parent.state, outer.issuer)
  ensure(issuer?.role === 'facilitator' && issuer.control !== null, 'EPOCH_ISSUER')
  const epoch = openEpoch(signed, me, issuer.control)
  const [sealedOps] = outer.sealedOps
  ensure(sealedOps !== undefined, 'EPOCH_MEMBERS')
  const opsKey = epochOpsKey(parent.keys.secret, parent.room)
  const ops = decodeEpochOps(unseal(opsKey, fromHex(parent.id), sealedOps), parent.room)
  checkMembers(membersAfter(parent, ops, epoch.number), epoch.state)
  return epoch
}

/** The members of a parent epoch after these ops (PROTOCOL.md §4); an op that does not fit raises EPOCH_MEMBERS. */
export function membersAfter(parent: Epoch, ops: readonly EpochOp[], number: number): Member[] {
  const members = new Map(parent.state.members.map(member => [member.device, member]))
  for (const op of ops) {
    switch (op.type) {
      case 'add':
        ensure(!members.has(op.member.device) && op.member.seniority === number, 'EPOCH_MEMBERS')
        members.set(op.member.device, op.member)
        break
      case 'remove':
        ensure(members.delete(op.device), 'EPOCH_MEMBERS')
    }
  }
  return [...members.values()]
}

function checkMembers(expected: readonly Member[], state: EpochState): void {
  ensure(expected.length === state.members.length, 'EPOCH_MEMBERS')
  for (const member of expected) {
    const found = memberOf(state, member.device)
    ensure(found !== undefined && sameMember(member, found), 'EPOCH_MEMBERS')
  }
}

/** Leaves move on with every hello, forward only; nothing else of a member may change. */
function sameMember(before: Member, after: Member): boolean {
  return (
    before.role === after.role &&
    before.person === after.person &&
    before.name === after.name &&
    before.seniority === after.seniority &&
    after.leafCounter >= before.leafCounter &&
    (after.leafCounter > before.leafCounter || after.leaf === before.leaf)
  )
}
