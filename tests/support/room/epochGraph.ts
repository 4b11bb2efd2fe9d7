import type { AgreePublicKey } from '../../../shared/crypto/agree.ts'
import type { SignPublicKey } from '../../../shared/crypto/sign.ts'
import type { RemovedDevice } from '../../../shared/room/epoch/epochState.ts'
import type { Member, Role } from '../../../shared/room/epoch/member.ts'
import type { DeviceId, EpochId, PersonId } from '../../../shared/room/ids.ts'
import { type EpochNode, epochNode } from '../../../shared/room/membership/epochNode.ts'
import { Hellos } from '../../../shared/room/membership/votes.ts'
import { there } from '../refusals.ts'
import { H, text, tohex, unhex } from './primitives.ts'

/** Graphs of epochs without a single key: who is in them, who issued them, and what came before. */

/** What an epoch changes; whoever is named is called by her name. */
export type Change = {
  readonly add?: readonly string[]
  /** Facilitators from the first. */
  readonly invite?: readonly string[]
  readonly remove?: readonly string[]
  readonly promote?: readonly string[]
  readonly demote?: readonly string[]
  /** Who is in a merge, and as what, before what it changes: unless told, whoever is in a parent and was removed in none. */
  readonly members?: readonly string[] | ReadonlyMap<DeviceId, Role>
}

type Listed = Pick<EpochNode, 'members' | 'removed'>

/** The device that a name stands for, whatever the graph; names sort as their devices do. */
export const deviceOf = (name: string): DeviceId => tohex(text(name.padEnd(16, '.'))) as DeviceId
/** The name of a device. */
export const nameOf = (device: DeviceId): string => Buffer.from(device, 'hex').toString().replace(/\.+$/, '')

/** Grows epoch by epoch. */
export class EpochGraph {
  readonly #nodes = new Map<string, EpochNode>()
  readonly hellos = new Hellos()

  /** Every epoch, in the order in which they were put in. */
  get nodes(): EpochNode[] {
    return [...this.#nodes.values()]
  }

  /** The epoch with this name. */
  node(name: string): EpochNode {
    return there(this.#nodes.get(name))
  }

  /** The name of an epoch. */
  nameOf(id: EpochId): string {
    return there([...this.#nodes].find(([, node]) => node.id === id))[0]
  }

  /** The first epoch: facilitators, the most senior first, and then plain members. */
  begin(facilitators: readonly string[], members: readonly string[] = []): this {
    const listed = [
      ...facilitators.map((name, at) => memberCalled(name, 'facilitator', at)),
      ...members.map((name, at) => memberCalled(name, 'member', facilitators.length + at)),
    ]
    return this.#put('root', { by: there(facilitators[0]), after: [], members: listed, removed: [] })
  }

  /** An epoch `name`, issued by somebody, after these. */
  issue(name: string, by: string, after: readonly string[], change: Change = {}): this {
    const parents = after.map(each => this.node(each))
    const number = Math.max(...parents.map(parent => parent.number)) + 1
    const members = changed(mergedMembers(parents, change), number, change)
    const removed = removedAfter(parents, members, number)
    return this.#put(name, { by, after, members, removed })
  }

  /** Somebody says hello in an epoch; her first hello has the leaf 0, and so on. */
  hello(name: string, epoch: string): this {
    const device = deviceOf(name)
    this.hellos.add(device, this.node(epoch).id, this.hellos.of(device).length)
    return this
  }

  /** The same graph and hellos, all epochs with other ids. */
  renamed(salt: string): EpochGraph {
    const other = new EpochGraph()
    const idOf = (id: EpochId) => tohex(H('test-epoch', text(salt), unhex(id))) as EpochId
    for (const [name, node] of this.#nodes)
      other.#nodes.set(name, { ...node, id: idOf(node.id), parents: node.parents.map(idOf) })
    for (const device of new Set(this.nodes.flatMap(({ members }) => members.map(m => m.device))))
      for (const { epoch, leafCounter } of this.hellos.of(device))
        other.hellos.add(device, idOf(epoch), leafCounter)
    return other
  }

  #put(name: string, { by, after, ...listed }: { by: string; after: readonly string[] } & Listed): this {
    const parents = after.map(each => this.node(each))
    const id = tohex(H('test-epoch', text(name))) as EpochId
    const number = parents.length === 0 ? 0 : Math.max(...parents.map(parent => parent.number)) + 1
    const known = { id, number, parents: parents.map(parent => parent.id), issuer: deviceOf(by) }
    const node = epochNode({ ...known, signed: text(name), epoch: null, ...listed }, parents)
    this.#nodes.set(name, node)
    return this
  }
}

/** A member of this name, whose keys are her name. */
export function memberCalled(name: string, role: Role, seniority: number): Member {
  const device = deviceOf(name)
  const key = `${device}${device}`
  return {
    device,
    identity: key as AgreePublicKey,
    control: key as SignPublicKey,
    role,
    person: device as string as PersonId,
    name,
    leaf: key as AgreePublicKey,
    leafCounter: 0,
    seniority,
  }
}

function mergedMembers(parents: readonly EpochNode[], { members }: Change): Member[] {
  const entries = new Map<DeviceId, Member>()
  for (const parent of parents)
    for (const member of parent.members) {
      const known = entries.get(member.device)
      if (known === undefined || member.role === 'member') entries.set(member.device, member)
    }
  const gone = new Set(parents.flatMap(({ removed }) => removed.map(({ device }) => device)))
  if (members === undefined) return [...entries.values()].filter(({ device }) => !gone.has(device))
  if (members instanceof Map)
    return [...entries.values()].flatMap(member => {
      const role = members.get(member.device)
      return role === undefined ? [] : [{ ...member, role }]
    })
  const wanted = new Set((members as readonly string[]).map(deviceOf))
  return [...entries.values()].filter(({ device }) => wanted.has(device))
}

function changed(before: readonly Member[], number: number, change: Change): Member[] {
  const named = (names: readonly string[] = []) => new Set(names.map(deviceOf))
  const [removed, up, down] = [named(change.remove), named(change.promote), named(change.demote)]
  const kept = before
    .filter(({ device }) => !removed.has(device))
    .map(member => {
      if (up.has(member.device)) return { ...member, role: 'facilitator' as const }
      return down.has(member.device) ? { ...member, role: 'member' as const } : member
    })
  return [
    ...kept,
    ...(change.add ?? []).map(name => memberCalled(name, 'member', number)),
    ...(change.invite ?? []).map(name => memberCalled(name, 'facilitator', number)),
  ]
}

function removedAfter(
  parents: readonly EpochNode[],
  members: readonly Member[],
  number: number,
): RemovedDevice[] {
  const now = new Set(members.map(({ device }) => device))
  const removed = new Map<DeviceId, RemovedDevice>()
  const leaving = parents.flatMap(parent =>
    parent.members.map(({ device }) => ({ device, epochNumber: number })),
  )
  for (const entry of [...parents.flatMap(parent => parent.removed), ...leaving])
    if (!now.has(entry.device) && !removed.has(entry.device)) removed.set(entry.device, entry)
  return [...removed.values()]
}
