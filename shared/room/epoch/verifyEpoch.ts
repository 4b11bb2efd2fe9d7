import { fromHex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { unseal } from '../../crypto/seal.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'
import type { DeviceKeys } from '../device/deviceKeys.ts'
import type { EpochId } from '../ids.ts'
import { type EpochNode, epochNode, heldNode } from '../membership/epochNode.ts'
import { areSameMembers, membersAfter } from './changeSet.ts'
import { checkHistory, type VerifiedParent } from './checkHistory.ts'
import { decodeEpochOps } from './epochOps.ts'
import { decodeEpochPublic, decodeSignedEpoch, type EpochPublic, epochIdOf } from './epochPublic.ts'
import { memberOf } from './epochState.ts'
import { epochOpsKey } from './issueEpoch.ts'
import { checkOwnLeaf, checkSignature, epochWithSecret, findEpochSecret } from './openEpoch.ts'

/** A parent may be unknown to a reader who came later; an epoch that skips more numbers than this is none (PROTOCOL.md §4.2). */
const NUMBER_STEP = 65_536

/**
 * Verifies a signed epoch record against those of its parents that this device holds, one at least (PROTOCOL.md §4.2), and
 * opens it with one of this device's leaves or with the secret that another member handed over. Without a key its node
 * says what its ops say. Raises EPOCH_UNKNOWN_PARENT, EPOCH_NUMBER, EPOCH_ISSUER, BAD_SIGNATURE, EPOCH_ROOM, EPOCH_COMMIT,
 * OPEN_FAILED, EPOCH_MEMBERS or a decoding code.
 */
export function verifyEpoch(
  signed: Uint8Array,
  find: (id: EpochId) => EpochNode | undefined,
  me: DeviceKeys,
  given: Secret<'epoch'> | null = null,
): EpochNode {
  const claimed = decodeEpochPublic(decodeSignedEpoch(signed).pub)
  const known = knownParents(claimed, find)
  checkNumber(claimed, known)
  const outer = checkSignature(signed, me.room, issuerKey(claimed, known))
  const parents = known.flatMap(node => openedParent(outer, node))
  const secret = given ?? findEpochSecret(outer, me)
  if (secret === null) return closedNode(signed, outer, parents)
  const epoch = epochWithSecret(signed, secret)
  if (given === null) checkOwnLeaf(epoch.state, me)
  ensure(memberOf(epoch.state, me.device) !== undefined, 'EPOCH_MEMBERS')
  for (const { node, ops } of parents)
    ensure(areSameMembers(membersAfter(node.members, ops), epoch.state.members), 'EPOCH_MEMBERS')
  checkHistory(epoch, parents)
  return heldNode(epoch, known)
}

function knownParents({ parents }: EpochPublic, find: (id: EpochId) => EpochNode | undefined): EpochNode[] {
  ensure(new Set(parents).size === parents.length, 'BAD_VALUE')
  const known = parents.flatMap(id => find(id) ?? [])
  ensure(
    known.some(({ epoch }) => epoch !== null),
    'EPOCH_UNKNOWN_PARENT',
  )
  return known
}

function checkNumber({ number, parents }: EpochPublic, known: readonly EpochNode[]): void {
  const least = Math.max(...known.map(parent => parent.number)) + 1
  const most = known.length === parents.length ? least : least + NUMBER_STEP
  ensure(number >= least && number <= most, 'EPOCH_NUMBER')
}

function issuerKey({ issuer }: EpochPublic, known: readonly EpochNode[]): SignPublicKey {
  const entries = known.flatMap(({ members }) => members.filter(({ device }) => device === issuer))
  const facilitator = entries.find(({ role }) => role === 'facilitator')
  ensure(facilitator !== undefined, 'EPOCH_ISSUER')
  return facilitator.control
}

function openedParent({ parents, sealedOps }: EpochPublic, node: EpochNode): VerifiedParent[] {
  const { epoch } = node
  if (epoch === null) return []
  const sealed = sealedOps[parents.indexOf(node.id)]
  ensure(sealed !== undefined, 'EPOCH_MEMBERS')
  const opsKey = epochOpsKey(epoch.keys.secret, epoch.room)
  return [{ node, epoch, ops: decodeEpochOps(unseal(opsKey, fromHex(epoch.id), sealed), epoch.room) }]
}

/** An epoch without a key: who is in it stands in its ops, and it must be the same whichever parent they are read with. */
function closedNode(signed: Uint8Array, outer: EpochPublic, parents: readonly VerifiedParent[]): EpochNode {
  const [members, ...others] = parents.map(({ node, ops }) => membersAfter(node.members, ops))
  ensure(members !== undefined, 'EPOCH_UNKNOWN_PARENT')
  const names = (list: typeof members) =>
    list
      .map(({ device, role }) => `${device} ${role}`)
      .sort()
      .join()
  ensure(
    others.every(other => names(other) === names(members)),
    'EPOCH_MEMBERS',
  )
  const now = new Set(members.map(({ device }) => device))
  const nodes = parents.map(({ node }) => node)
  const gone = [
    ...nodes.flatMap(({ removed }) => removed),
    ...nodes.flatMap(node => node.members.map(({ device }) => ({ device, epochNumber: outer.number }))),
  ].filter(({ device }) => !now.has(device))
  const { number, parents: ids, issuer } = outer
  const id = epochIdOf(decodeSignedEpoch(signed).pub)
  return epochNode({ id, number, parents: ids, issuer, signed, members, removed: gone, epoch: null }, nodes)
}
