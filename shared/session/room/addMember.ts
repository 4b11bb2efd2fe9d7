import { ensure } from '../../bytes/protocolError.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import { deviceIdOf } from '../../room/device/roomIdentity.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { type EpochState, type FrontierEntry, memberOf } from '../../room/epoch/epochState.ts'
import { issueEpoch } from '../../room/epoch/issueEpoch.ts'
import type { Member } from '../../room/epoch/member.ts'
import type { PersonId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Who is to be added: the keys and the name that the invitation brought (PROTOCOL.md §9). */
export type Newcomer = {
  readonly identity: AgreePublicKey
  readonly leaf: AgreePublicKey
  readonly person: PersonId
  readonly name: string
}

/** Issues the epoch that follows the active one with one member more (PROTOCOL.md §4); NOT_ALLOWED for a device that is in it, and the codes of issueEpoch. */
export function addMember(ledger: Ledger, newcomer: Newcomer, title: string): Epoch {
  const { active, keys } = ledger
  const device = deviceIdOf(keys.room, newcomer.identity, null)
  // a second entry of one device would make an epoch that nobody else can read
  ensure(memberOf(active.state, device) === undefined, 'NOT_ALLOWED')
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
  const state: EpochState = {
    members: [...active.state.members.map(old => withNewestLeaf(old, ledger)), member],
    removed: active.state.removed,
    policy: { ...active.state.policy, title },
    frontiers: [closingFrontier(ledger)],
  }
  return issueEpoch(keys, [active], state, [{ type: 'add', member }])
}

/** The last verified record of each strand that wrote in the active epoch (PROTOCOL.md §4). */
function closingFrontier(ledger: Ledger): FrontierEntry[] {
  return [...ledger.strands]
    .filter(log => log.lastHello === ledger.active.id)
    .map(log => ({ strand: log.strand, seq: log.next - 1, record: log.head }))
}

function withNewestLeaf(member: Member, ledger: Ledger): Member {
  const known = ledger.leafOf(member.device)
  return known === undefined ? member : { ...member, leaf: known.leaf, leafCounter: known.counter }
}
