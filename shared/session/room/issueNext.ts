import { ensure } from '../../bytes/protocolError.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'
import { deviceIdOf } from '../../room/device/roomIdentity.ts'
import { opsBetween } from '../../room/epoch/changeSet.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import type { FrontierEntry, RemovedDevice, RoomPolicy } from '../../room/epoch/epochState.ts'
import { issueEpoch } from '../../room/epoch/issueEpoch.ts'
import type { Member, Role } from '../../room/epoch/member.ts'
import type { DeviceId, PersonId } from '../../room/ids.ts'
import { type Action, ensureMay } from '../../room/rules.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Who is to be added: the keys and the name that the invitation brought (PROTOCOL.md §9). */
export type Newcomer = {
  readonly identity: AgreePublicKey
  readonly control: SignPublicKey
  readonly leaf: AgreePublicKey
  readonly person: PersonId
  readonly name: string
}

/** What an epoch may change; with nothing it renews the secret, and brings branches together (PROTOCOL.md §4.3, §4.7). */
export type RoomChange =
  | { readonly type: 'renew' }
  | { readonly type: 'add'; readonly newcomer: Newcomer }
  | { readonly type: 'remove'; readonly devices: readonly DeviceId[] }
  | { readonly type: 'role'; readonly device: DeviceId; readonly role: Role }
  | { readonly type: 'policy'; readonly policy: Partial<RoomPolicy> }

const ACTIONS: Readonly<Record<RoomChange['type'], Action>> = {
  renew: 'rotate',
  add: 'admit',
  remove: 'remove',
  role: 'role',
  policy: 'policy',
}

/**
 * Issues the epoch that follows everything known (PROTOCOL.md §4.7): its parents are all heads, its members those of all
 * valid epochs together, and then the change. NOT_ALLOWED for who may not, for removing or demoting oneself, and for a
 * device that is or was in the room; ROOM_LOCKED; EPOCH_MEMBERS for a stranger; and the codes of issueEpoch.
 */
export function issueNext(ledger: Ledger, change: RoomChange): Epoch {
  const { epochBook: book, keys } = ledger
  ensure(book.standing !== 'removed', 'NOT_ALLOWED')
  ensureMay(book.role, ACTIONS[change.type])
  const parents = book.parents
  const number = Math.max(...parents.map(parent => parent.number)) + 1
  const before = book.reachable.map(member => withNewestLeaf(member, ledger))
  const policy = policyAfter(parents, book.active, change)
  ensure(change.type !== 'add' || !policy.locked, 'ROOM_LOCKED')
  const members = changedMembers(ledger, before, change, number)
  const state = {
    members,
    removed: removedAfter(parents, members, number),
    policy,
    frontiers: parents.map(parent => closingFrontier(ledger, parent, members)),
  }
  const ops = parents.map(parent => opsBetween(parent.state.members, members))
  return issueEpoch(keys, parents, state, ops)
}

/** As she announced it, where that is newer than what the epochs list. */
function withNewestLeaf(member: Member, ledger: Ledger): Member {
  const known = ledger.acquaintances.leafOf(member.device)
  if (known === undefined || known.counter <= member.leafCounter) return member
  return { ...member, leaf: known.leaf, leafCounter: known.counter }
}

function changedMembers(
  ledger: Ledger,
  members: readonly Member[],
  change: RoomChange,
  number: number,
): Member[] {
  switch (change.type) {
    case 'add':
      return [...members, newMember(ledger, change.newcomer, number)]
    case 'remove':
      ensure(!change.devices.includes(ledger.keys.device), 'NOT_ALLOWED')
      for (const device of change.devices) ensureMember(members, device)
      return members.filter(({ device }) => !change.devices.includes(device))
    case 'role':
      ensure(change.device !== ledger.keys.device, 'NOT_ALLOWED')
      ensureMember(members, change.device)
      return members.map(member =>
        member.device === change.device ? { ...member, role: change.role } : member,
      )
    default:
      return [...members]
  }
}

function ensureMember(members: readonly Member[], device: DeviceId): void {
  ensure(
    members.some(member => member.device === device),
    'EPOCH_MEMBERS',
  )
}

function newMember({ keys, epochBook }: Ledger, newcomer: Newcomer, number: number): Member {
  const { identity, control, leaf, person, name } = newcomer
  const device = deviceIdOf(keys.room, identity, control)
  const isKnown = epochBook.nodes.some(
    ({ members, removed }) =>
      members.some(other => other.device === device) || removed.some(other => other.device === device),
  )
  // a second entry of one device would make an epoch that nobody else can read
  ensure(!isKnown, 'NOT_ALLOWED')
  const entry = { device, identity, control, person, name, leaf, leafCounter: 0, seniority: number }
  return { ...entry, role: 'member' }
}

/** Whoever was removed before and is not back, and whoever stands in a parent and is not a member now. */
function removedAfter(
  parents: readonly Epoch[],
  members: readonly Member[],
  number: number,
): RemovedDevice[] {
  const now = new Set(members.map(({ device }) => device))
  const removed = new Map<DeviceId, RemovedDevice>()
  const keep = (entry: RemovedDevice) => {
    if (!now.has(entry.device) && !removed.has(entry.device)) removed.set(entry.device, entry)
  }
  for (const { state } of parents) state.removed.forEach(keep)
  for (const { state } of parents)
    for (const { device } of state.members) keep({ device, epochNumber: number })
  return [...removed.values()]
}

/** Branches that disagree: what keeps people quiet or out counts, and the rest is as in the active one. */
function policyAfter(parents: readonly Epoch[], active: Epoch, change: RoomChange): RoomPolicy {
  const policies = parents.map(({ state }) => state.policy)
  const merged = {
    ...active.state.policy,
    paused: policies.some(({ paused }) => paused),
    locked: policies.some(({ locked }) => locked),
    ended: policies.some(({ ended }) => ended),
    relay: longestRelay(policies),
  }
  return change.type === 'policy' ? { ...merged, ...change.policy } : merged
}

/** Of branches that each have a relay, the one that is good for longest. */
function longestRelay(policies: readonly RoomPolicy[]): RoomPolicy['relay'] {
  const relays = policies.flatMap(({ relay }) => relay ?? [])
  return relays.reduce<RoomPolicy['relay']>(
    (best, relay) => (best === null || relay.until > best.until ? relay : best),
    null,
  )
}

/** Most strands in the frontier of a parent: the newest ones (PROTOCOL.md §13). */
const FRONTIER_MAX = 512

/** The last record that counts, of each strand of whoever is in the parent and will not be in the room (PROTOCOL.md §4.5). */
function closingFrontier(ledger: Ledger, parent: Epoch, members: readonly Member[]): FrontierEntry[] {
  const now = new Set(members.map(({ device }) => device))
  const leaving = new Set(parent.state.members.map(({ device }) => device).filter(device => !now.has(device)))
  return [...ledger.strands]
    .filter(log => leaving.has(log.author))
    .flatMap(log => lastThatCounts(ledger, log) ?? [])
    .slice(-FRONTIER_MAX)
}

function lastThatCounts({ epochBook }: Ledger, log: StrandLog): FrontierEntry | null {
  const end = Math.min(log.next, epochBook.voidFrom(log.author, log.strand))
  for (let seq = end - 1; seq >= 0; seq--) {
    const record = log.idAt(seq)
    // a place that this device cannot read says nothing
    if (record !== undefined) return { strand: log.strand, seq, record }
  }
  return null
}
