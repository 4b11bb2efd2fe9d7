import type { Role } from '../../../shared/room/epoch/member.ts'
import type { DeviceId, EpochId } from '../../../shared/room/ids.ts'
import type { EpochNode } from '../../../shared/room/membership/epochNode.ts'
import { type Resolution, resolveEpochs } from '../../../shared/room/membership/resolveEpochs.ts'
import { type Change, deviceOf, EpochGraph, nameOf } from './epochGraph.ts'

/** What somebody does: honest devices follow everything they know, others follow what they like. */
export type Step = {
  readonly by: number
  readonly what: 'renew' | 'add' | 'invite' | 'remove' | 'promote' | 'demote'
  readonly whom: number
  /** Whom she hears from before she acts. */
  readonly hears: readonly number[]
  /** Which epochs a dishonest device follows, and whom it leaves out. */
  readonly after: readonly number[]
  readonly without: readonly number[]
}

/** A room whose devices know of different epochs, and may lie. */
export class RandomGraph {
  readonly graph: EpochGraph
  readonly #views = new Map<string, Set<string>>()
  readonly #everybody: string[]
  #count = 0

  constructor(facilitators: readonly string[], members: readonly string[]) {
    this.graph = new EpochGraph().begin(facilitators, members)
    this.#everybody = [...facilitators, ...members]
    for (const name of this.#everybody) this.#views.set(name, new Set(['root']))
  }

  /** Whose turn a number means. */
  person(at: number): string {
    return this.#everybody[at % this.#everybody.length] ?? ''
  }

  /** What a device makes of what it knows. */
  seenBy(name: string): Resolution {
    return resolveEpochs(this.#known(name), this.graph.hellos)
  }

  /** A facilitator follows all heads she knows, with everybody in it who is in the room; then she says hello there. False when she may not. */
  actHonestly(step: Step): boolean {
    const name = this.person(step.by)
    this.#hear(name, step.hears)
    return this.follow(name, resolution => this.#change(name, step, resolution.members))
  }

  /** The next epoch after everything that a device knows; false when it may not issue one. */
  follow(name: string, changeOf: (resolution: Resolution) => Change): boolean {
    const resolution = this.seenBy(name)
    if (resolution.members.get(deviceOf(name)) !== 'facilitator') return false
    const after = [...resolution.heads, ...resolution.deadHeads]
      .filter(({ members }) => members.some(({ device }) => device === deviceOf(name)))
      .slice(0, 8)
      .map(({ id }) => this.graph.nameOf(id))
    if (after.length === 0) return false
    this.#issue(name, after, { members: resolution.members, ...changeOf(resolution) })
    this.#sayHello(name)
    return true
  }

  /** Somebody who is or was a facilitator follows whatever she likes, and leaves out whom she likes. False when nobody would take it. */
  actDishonestly(step: Step, by = this.person(step.by)): boolean {
    const all = this.graph.nodes
    const after = [...new Set(step.after.map(at => all[at % all.length] as EpochNode))]
    const isFacilitator = ({ members }: EpochNode) =>
      members.some(({ device, role }) => device === deviceOf(by) && role === 'facilitator')
    if (!after.some(isFacilitator)) return false
    const out = new Set(step.without.map(at => deviceOf(this.person(at))))
    const roles = new Map<DeviceId, Role>()
    for (const { members } of after)
      for (const { device, role } of members) if (!out.has(device)) roles.set(device, role)
    if (roles.size === 0) return false
    this.#issue(
      by,
      after.map(({ id }) => this.graph.nameOf(id)),
      {
        members: roles,
        ...this.#change(by, step, roles),
      },
    )
    return true
  }

  /** Everybody hears everything. */
  meet(): void {
    for (const name of this.#everybody) this.#views.set(name, new Set(this.#names()))
  }

  /** Everybody enters the epoch that she takes for the newest, and says hello. */
  enterAll(): void {
    for (const name of this.#everybody) this.#sayHello(name)
  }

  #names(): string[] {
    return this.graph.nodes.map(({ id }) => this.graph.nameOf(id))
  }

  #known(name: string): EpochNode[] {
    return [...(this.#views.get(name) ?? [])].map(each => this.graph.node(each))
  }

  #hear(name: string, from: readonly number[]): void {
    const view = this.#views.get(name)
    for (const at of from) for (const each of this.#views.get(this.person(at)) ?? []) view?.add(each)
  }

  #change(by: string, { what, whom }: Step, members: ReadonlyMap<DeviceId, Role>): Change {
    const others = [...members].filter(([device]) => device !== deviceOf(by))
    const among = (role: Role | null) => others.filter(([, each]) => role === null || each === role)
    const pick = (from: readonly (readonly [DeviceId, Role])[]) => {
      const chosen = from[whom % Math.max(1, from.length)]
      return chosen === undefined ? [] : [nameOf(chosen[0])]
    }
    switch (what) {
      case 'renew':
        return {}
      case 'add':
        return { add: [`new${this.#count}`] }
      case 'invite':
        return { invite: [`new${this.#count}`] }
      case 'remove':
        return { remove: pick(among(null)) }
      case 'promote':
        return { promote: pick(among('member')) }
      case 'demote':
        return { demote: pick(among('facilitator')) }
    }
  }

  #issue(by: string, after: readonly string[], change: Change): void {
    const name = `e${this.#count++}`
    this.graph.issue(name, by, after, change)
    const view = new Set(this.#views.get(by))
    this.#views.set(by, view)
    for (const each of this.#before(name)) view.add(each)
    for (const newcomer of [...(change.add ?? []), ...(change.invite ?? [])]) {
      this.#everybody.push(newcomer)
      this.#views.set(newcomer, new Set(view))
    }
  }

  /** An epoch, and all before it. */
  #before(name: string): Set<string> {
    const found = new Set([name])
    for (const each of found) for (const id of this.graph.node(each).parents) found.add(this.graph.nameOf(id))
    return found
  }

  #sayHello(name: string): void {
    const { heads, members } = this.seenBy(name)
    const device = deviceOf(name)
    const isSafe = (head: EpochNode) =>
      head.members.every(member => members.has(member.device)) &&
      head.members.some(member => member.device === device)
    const [best] = heads.filter(isSafe).sort((a, b) => b.number - a.number || (a.id < b.id ? -1 : 1))
    if (best === undefined || !members.has(device)) return
    if (!this.#hasSaid(device, best.id)) this.graph.hello(name, this.graph.nameOf(best.id))
  }

  #hasSaid(device: DeviceId, epoch: EpochId): boolean {
    return this.graph.hellos.of(device).some(said => said.epoch === epoch)
  }
}
