import { fromHex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { LABELS } from '../../crypto/labels.ts'
import { unseal } from '../../crypto/seal.ts'
import { verify } from '../../crypto/sign.ts'
import type { DeviceKeys } from '../device/deviceKeys.ts'
import type { DeviceId } from '../ids.ts'
import type { Epoch } from './epoch.ts'
import { decodeEpochOps, type EpochOp } from './epochOps.ts'
import { decodeEpochPublic, decodeSignedEpoch, type EpochPublic } from './epochPublic.ts'
import { type EpochState, memberOf, type RemovedDevice } from './epochState.ts'
import { epochOpsKey } from './issueEpoch.ts'
import type { Member } from './member.ts'
import { openEpoch } from './openEpoch.ts'

/**
 * Verifies a signed epoch record against the parent it follows and opens it (PROTOCOL.md §4.2): the issuer is a
 * facilitator of the parent, the number follows, the ops explain every difference, everybody's keys stay what they
 * were. Raises EPOCH_UNKNOWN_PARENT, EPOCH_ISSUER, EPOCH_NUMBER, EPOCH_MEMBERS or a code of openEpoch.
 */
export function verifyEpoch(signed: Uint8Array, parent: Epoch, me: DeviceKeys): Epoch {
  const { control, outer } = checkIssuer(signed, parent)
  const epoch = openEpoch(signed, me, control)
  const ops = openOps(outer, parent)
  checkMembers(membersAfter(parent, ops, epoch.number), epoch.state)
  checkRemoved(parent, ops, epoch)
  return epoch
}

/**
 * Whether a signed epoch record takes this device out of the room (PROTOCOL.md §4.3): its members' box is not for her,
 * but the parent's members can read its ops. Raises EPOCH_UNKNOWN_PARENT, EPOCH_ISSUER, EPOCH_NUMBER or BAD_SIGNATURE.
 */
export function removesDevice(signed: Uint8Array, parent: Epoch, device: DeviceId): boolean {
  const { control, outer } = checkIssuer(signed, parent)
  const { pub, signature } = decodeSignedEpoch(signed)
  ensure(verify(control, LABELS.epochSignature, pub, signature), 'BAD_SIGNATURE')
  return openOps(outer, parent).some(op => op.type === 'remove' && op.device === device)
}

function checkIssuer(signed: Uint8Array, parent: Epoch) {
  const outer = decodeEpochPublic(decodeSignedEpoch(signed).pub)
  ensure(outer.parents.length === 1 && outer.parents[0] === parent.id, 'EPOCH_UNKNOWN_PARENT')
  ensure(outer.number === parent.number + 1, 'EPOCH_NUMBER')
  const issuer = memberOf(parent.state, outer.issuer)
  ensure(issuer?.role === 'facilitator' && issuer.control !== null, 'EPOCH_ISSUER')
  return { control: issuer.control, outer }
}

function openOps({ sealedOps }: EpochPublic, parent: Epoch): EpochOp[] {
  const [sealed] = sealedOps
  ensure(sealed !== undefined, 'EPOCH_MEMBERS')
  const opsKey = epochOpsKey(parent.keys.secret, parent.room)
  return decodeEpochOps(unseal(opsKey, fromHex(parent.id), sealed), parent.room)
}

/** Who was removed stays removed: the list grows by the ops and by nothing else, and nobody on it comes back. */
function checkRemoved(parent: Epoch, ops: readonly EpochOp[], { number, state }: Epoch): void {
  const expected = removedAfter(parent, ops, number)
  const same = expected.every(({ device, epochNumber }, at) => {
    const found = state.removed[at]
    return found?.device === device && found.epochNumber === epochNumber
  })
  ensure(same && expected.length === state.removed.length, 'EPOCH_MEMBERS')
  ensure(
    expected.every(({ device }) => memberOf(state, device) === undefined),
    'EPOCH_MEMBERS',
  )
}

/** The removed devices of a parent epoch after these ops (PROTOCOL.md §4.1). */
export function removedAfter(parent: Epoch, ops: readonly EpochOp[], number: number): RemovedDevice[] {
  const gone = ops.flatMap(op => (op.type === 'remove' ? [{ device: op.device, epochNumber: number }] : []))
  return [...parent.state.removed, ...gone]
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
