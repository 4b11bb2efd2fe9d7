import { ensure } from '../../bytes/protocolError.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import { deviceIdOf } from '../../room/device/roomIdentity.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import type { EpochOp } from '../../room/epoch/epochOps.ts'
import { type EpochState, type FrontierEntry, memberOf } from '../../room/epoch/epochState.ts'
import { issueEpoch } from '../../room/epoch/issueEpoch.ts'
import type { Member } from '../../room/epoch/member.ts'
import { membersAfter, removedAfter } from '../../room/epoch/verifyEpoch.ts'
import type { DeviceId, PersonId } from '../../room/ids.ts'
import { ensureMay } from '../../room/rules.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Who is to be added: the keys and the name that the invitation brought (PROTOCOL.md §9). */
export type Newcomer = {
  readonly identity: AgreePublicKey
  readonly leaf: AgreePublicKey
  readonly person: PersonId
  readonly name: string
}

/** Issues the epoch that follows the active one with one member more (PROTOCOL.md §4); NOT_ALLOWED for a device that is or was in it, and the codes of issueEpoch. */
export function addMember(ledger: Ledger, newcomer: Newcomer, title: string): Epoch {
  const { active, keys } = ledger
  ensureMay(active.state, keys.device, 'admit')
  const device = deviceIdOf(keys.room, newcomer.identity, null)
  const wasRemoved = active.state.removed.some(removed => removed.device === device)
  // a second entry of one device would make an epoch that nobody else can read
  ensure(memberOf(active.state, device) === undefined && !wasRemoved, 'NOT_ALLOWED')
  const member: Member = {
    device,
    identity: newcomer.identity,
    control: null,
    role: 'member',
    person: newcomer.person,
    name: newcomer.name,
    leaf: newcomer.leaf,
    leafCounter: 0,
    seniority: active.number + 1,
  }
  return issueNext(ledger, [{ type: 'add', member }], title)
}

/** Issues the epoch that follows the active one without these members (PROTOCOL.md §4); NOT_ALLOWED for oneself, EPOCH_MEMBERS for a stranger. */
export function removeMembers(ledger: Ledger, devices: readonly DeviceId[], title: string): Epoch {
  const { active, keys } = ledger
  ensureMay(active.state, keys.device, 'remove')
  ensure(!devices.includes(keys.device), 'NOT_ALLOWED')
  return issueNext(
    ledger,
    devices.map(device => ({ type: 'remove', device })),
    title,
  )
}

/** Issues an epoch with the same members and a new secret, so that stolen keys go stale (PROTOCOL.md §4.3); NOT_ALLOWED. */
export function renewEpoch(ledger: Ledger, title: string): Epoch {
  ensureMay(ledger.active.state, ledger.keys.device, 'rotate')
  return issueNext(ledger, [], title)
}

function issueNext(ledger: Ledger, ops: readonly EpochOp[], title: string): Epoch {
  const { active, keys } = ledger
  const number = active.number + 1
  const state: EpochState = {
    members: membersAfter(active, ops, number).map(member => withNewestLeaf(member, ledger)),
    removed: removedAfter(active, ops, number),
    policy: { ...active.state.policy, title },
    frontiers: [closingFrontier(ledger, ops)],
  }
  return issueEpoch(keys, [active], state, ops)
}

/** The last verified record of each strand that wrote in the active epoch, and of every strand of a device that is removed (PROTOCOL.md §4.5). */
function closingFrontier(ledger: Ledger, ops: readonly EpochOp[]): FrontierEntry[] {
  const removed = ops.flatMap(op => (op.type === 'remove' ? [op.device] : []))
  return [...ledger.strands]
    .filter(log => log.lastHello === ledger.active.id || removed.includes(log.author))
    .map(log => ({ strand: log.strand, seq: log.next - 1, record: log.head }))
}

function withNewestLeaf(member: Member, ledger: Ledger): Member {
  const known = ledger.acquaintances.leafOf(member.device)
  return known === undefined ? member : { ...member, leaf: known.leaf, leafCounter: known.counter }
}
