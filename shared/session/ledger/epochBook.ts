import { ensure } from '../../bytes/protocolError.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { MAX_PARENTS } from '../../room/epoch/epochPublic.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import { type FrontierLimits, frontierEnd, frontierLimits } from '../../room/epoch/frontier.ts'
import type { Member, Role } from '../../room/epoch/member.ts'
import { compareIds, type DeviceId, type EpochId, type StrandId } from '../../room/ids.ts'
import type { EpochNode } from '../../room/membership/epochNode.ts'
import { heldEnds } from '../../room/membership/heldEnds.ts'
import { type Resolution, resolveEpochs } from '../../room/membership/resolveEpochs.ts'
import { saysWhoIsIn } from '../../room/membership/saysWhoIsIn.ts'
import { Hellos } from '../../room/membership/votes.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordHeader } from '../../room/record/recordHeader.ts'
import { EpochGraph, isIn } from './epochGraph.ts'
import { listMembers } from './listMembers.ts'

/** Where this device stands: in the room, in the room while its facilitators disagree, or taken out of it (PROTOCOL.md §4.7). */
export type Standing = 'in' | 'securing' | 'removed'

/** Most epochs of one facilitator that nothing follows (PROTOCOL.md §13). */
const ENDS_MAX = 16

/** Every verified epoch of a room, what they say together, and which one this device writes in (PROTOCOL.md §4, §4.7). */
export class EpochBook {
  readonly #me: DeviceId
  readonly #graph = new EpochGraph()
  #members: readonly Member[] | null = null
  readonly #hellos = new Hellos()
  #active: Epoch
  #standing: Standing = 'in'
  #judgement = ''
  #resolution: Resolution
  #limits: FrontierLimits = new Map()

  constructor(me: DeviceId, [first, ...later]: readonly [Epoch, ...Epoch[]]) {
    this.#me = me
    this.#active = first
    for (const epoch of [first, ...later]) this.#graph.keep(this.nodeOf(epoch))
    this.#resolution = this.#resolve()
  }

  /** The epoch that new records are written in. */
  get active(): Epoch {
    return this.#active
  }

  /** Where this device stands. */
  get standing(): Standing {
    return this.#standing
  }

  /** What the epochs say, as a text that is the same as long as they say the same. */
  get judgement(): string {
    return this.#judgement
  }

  /** Every epoch whose keys are here, parents first. */
  get all(): Epoch[] {
    return this.nodes.flatMap(({ epoch }) => epoch ?? [])
  }

  /** Every verified epoch, parents first. */
  get nodes(): readonly EpochNode[] {
    return this.#graph.nodes
  }

  /** What all epochs together say. */
  get resolution(): Resolution {
    return this.#resolution
  }

  /** The epoch with this id, if its keys are here. */
  get(id: EpochId): Epoch | undefined {
    return this.node(id)?.epoch ?? undefined
  }

  /** The verified epoch with this id, with or without keys. */
  node(id: EpochId): EpochNode | undefined {
    return this.#graph.node(id)
  }

  /** The epoch whose keys a tag names. */
  byTag(tag: string): Epoch | undefined {
    return this.#graph.byTag(tag)
  }

  /** True when one epoch is another, or leads to it by way of known ones. */
  leadsTo(earlier: EpochId, later: EpochId): boolean {
    return this.#graph.leadsTo(earlier, later)
  }

  /** The node of an epoch that this device holds, before or after it was added. */
  nodeOf(epoch: Epoch): EpochNode {
    return this.#graph.nodeOf(epoch)
  }

  /** Takes a verified epoch in; TOO_LARGE when its issuer has too many that nothing follows: an honest one follows all she knows. */
  add(node: EpochNode): void {
    const others = this.nodes.filter(({ id }) => id !== node.id)
    const followed = new Set([node, ...others].flatMap(({ parents }) => parents))
    const ends = others.filter(({ id, issuer }) => issuer === node.issuer && !followed.has(id))
    ensure(ends.length < ENDS_MAX, 'TOO_LARGE')
    this.#graph.keep(node)
    this.#resolution = this.#resolve()
  }

  /** Counts a verified hello: where facilitators disagree, it matters who went with whom. */
  heardHello(device: DeviceId, epoch: EpochId, leafCounter: number): void {
    const isNew = this.#hellos.add(device, epoch, leafCounter)
    if (isNew && this.#resolution.isContested(epoch)) this.#resolution = this.#resolve()
  }

  /**
   * Checks a record against the epochs (PROTOCOL.md §4.5, §5): a husk may be sealed anew under a later epoch, never an earlier
   * one, RECORD_EPOCH; whoever was removed cannot write into the past, RECORD_FRONTIER.
   */
  check({ header }: OpenedRecord, sealed: Epoch): void {
    const written = this.node(header.epoch)
    ensure(written !== undefined && written.number <= sealed.number, 'RECORD_EPOCH')
    ensure(!this.isVoid(header), 'RECORD_FRONTIER')
  }

  /** True for a record of a device that is not in the room any more, beyond what the epochs closed with (PROTOCOL.md §4.5). */
  isVoid({ author, strand, seq }: Pick<RecordHeader, 'author' | 'strand' | 'seq'>): boolean {
    return seq >= this.voidFrom(author, strand)
  }

  /** The first seq of a strand that does not count; infinite as long as its author is in the room, or if she never was (PROTOCOL.md §4.5). */
  voidFrom(author: DeviceId, strand: StrandId): number {
    const wasIn = this.nodes.some(node => isIn(node, author))
    if (this.#resolution.members.has(author) || !wasIn) return Number.POSITIVE_INFINITY
    return frontierEnd(this.#limits, author, strand)
  }

  /** Everybody who is in the room, each as the epoch that lists her newest leaf has her, in her role of now (PROTOCOL.md §4.7). */
  get members(): readonly Member[] {
    this.#members ??= listMembers(this.nodes, this.#resolution)
    return this.#members
  }

  /** This device's role in the room now; undefined when it is not in it. */
  get role(): Role | undefined {
    return this.#resolution.members.get(this.#me)
  }

  /** Whom the next epoch can have in it: whoever is in the room and stands in one of its parents. Of others only those can tell who hold the epoch they stand in. */
  get reachable(): Member[] {
    const standing = new Set(this.parents.flatMap(({ state }) => state.members.map(({ device }) => device)))
    return this.members.filter(({ device }) => standing.has(device))
  }

  /** True when a facilitator has to bring the branches of the room together (PROTOCOL.md §4.7). */
  get needsMerge(): boolean {
    const members = new Map(this.reachable.map(({ device, role }) => [device, role]))
    const held = this.#resolution.heads.filter(({ epoch }) => epoch !== null)
    return held.some(head => !saysWhoIsIn(head.members, members) || !agreesWith(head, this.#active))
  }

  /** True when a valid epoch has this device in it and its key is not here. */
  get isBehind(): boolean {
    return this.#resolution.heads.some(node => node.epoch === null && isIn(node, this.#me))
  }

  /** Parents of known epochs that are not known here, and epochs that this device is in and does not hold: there may be words in them (PROTOCOL.md §4.6). */
  get lacking(): EpochId[] {
    const parents = this.nodes.slice(1).flatMap(node => node.parents)
    const unknown = [...new Set(parents)].filter(id => this.node(id) === undefined)
    const closed = this.nodes.filter(node => node.epoch === null && isIn(node, this.#me)).map(({ id }) => id)
    return [...unknown, ...closed]
  }

  /** True when no head's key is here: if nobody hands one over, the room goes on from where it can. */
  get isStranded(): boolean {
    return this.#resolution.heads.every(({ epoch }) => epoch === null)
  }

  /**
   * What the next epoch follows: every end whose keys are here, eight at most, those that count first. Where none of them has this facilitator as
   * one, because that was taken from her by an epoch that is void, the last that has is one of them: it shows the others her right (PROTOCOL.md §4.7).
   */
  get parents(): Epoch[] {
    const ends = heldEnds(this.nodes, this.#resolution)
    const held = [...ends, ...this.#resolution.deadHeads].flatMap(({ epoch }) => epoch ?? [])
    const parents = held.slice(0, MAX_PARENTS)
    if (this.role !== 'facilitator' || parents.some(epoch => this.#leads(epoch))) return parents
    const led = this.all.filter(epoch => this.#leads(epoch)).slice(-1)
    return [...held.slice(0, MAX_PARENTS - led.length), ...led]
  }

  #leads({ state }: Epoch): boolean {
    return memberOf(state, this.#me)?.role === 'facilitator'
  }

  #resolve(): Resolution {
    this.#members = null
    const resolution = resolveEpochs(this.nodes, this.#hellos)
    this.#limits = frontierLimits(this.nodes.filter(({ id }) => !resolution.voided.has(id)))
    const safe = resolution.heads.flatMap(({ epoch }) =>
      epoch !== null && isSafe(epoch, resolution.members) ? [epoch] : [],
    )
    const [best] = safe.sort((a, b) => b.number - a.number || compareIds(a.id, b.id))
    if (!resolution.members.has(this.#me)) this.#standing = 'removed'
    else this.#standing = best === undefined ? 'securing' : 'in'
    if (best !== undefined && this.#standing === 'in') this.#active = best
    this.#judgement = JSON.stringify([
      this.#standing,
      this.#active.id,
      ...resolution.members,
      ...resolution.voided,
    ])
    return resolution
  }
}

/** Nobody can read it who is not in the room. */
function isSafe({ state }: Epoch, members: ReadonlyMap<DeviceId, Role>): boolean {
  return state.members.every(({ device }) => members.has(device))
}

function agreesWith({ epoch }: EpochNode, active: Epoch): boolean {
  return JSON.stringify(epoch?.state.policy) === JSON.stringify(active.state.policy)
}
