import { compareIds, type DeviceId, type EpochId } from '../ids.ts'
import type { Ancestry } from './ancestry.ts'
import type { EpochNode } from './epochNode.ts'
import { type Hellos, outvotes } from './votes.ts'

/** What the judgement of a set of epochs rests on: the epochs parents first, and who said hello where. */
export type Evidence = {
  readonly nodes: readonly EpochNode[]
  readonly ancestry: Ancestry
  readonly hellos: Hellos
  /** Whoever was removed before: an epoch that follows one of long ago does not bring her back. */
  readonly gone: ReadonlySet<DeviceId>
}

/** An epoch that voids another when it is valid, unless one of those that make the issuer a facilitator again is valid too. */
type Attack = { readonly by: EpochNode; readonly unless: readonly EpochNode[] }

/**
 * The epochs that do not count (PROTOCOL.md §4.7): their issuer was removed or made a plain member by a valid epoch that is
 * concurrent or came before, or is a facilitator by void epochs only. Where facilitators take each other's place in a
 * circle, the branch that more than half went with stands, else what the most senior decided.
 */
export function voidEpochs(evidence: Evidence): Set<EpochId> {
  return new Judgement(evidence).run()
}

class Judgement {
  readonly #evidence: Evidence
  readonly #open = new Map<EpochId, EpochNode>()
  readonly #void = new Set<EpochId>()
  readonly #attacks = new Map<EpochId, Attack[]>()
  /** For each epoch, those of which one must be valid; null when its issuer was a facilitator from the first. */
  readonly #sources = new Map<EpochId, EpochNode[] | null>()

  constructor(evidence: Evidence) {
    this.#evidence = evidence
    const { nodes } = evidence
    // the first is where the question begins: it is settled
    const later = nodes.slice(1)
    for (const node of later) {
      this.#open.set(node.id, node)
      this.#attacks.set(
        node.id,
        later.flatMap(other => this.#attack(other, node) ?? []),
      )
      this.#sources.set(node.id, this.#sourcesOf(node))
    }
  }

  run(): Set<EpochId> {
    while (this.#open.size > 0) if (!this.#settleClear()) this.#breakCircle()
    return this.#void
  }

  #settleClear(): boolean {
    let settled = false
    for (const node of [...this.#open.values()]) {
      const verdict = this.#verdict(node)
      if (verdict === null) continue
      this.#settle(node, verdict)
      settled = true
    }
    return settled
  }

  #verdict({ id, issuer }: EpochNode): 'valid' | 'void' | null {
    if (this.#evidence.gone.has(issuer)) return 'void'
    const attacks = this.#attacks.get(id) ?? []
    const sources = this.#sources.get(id) ?? null
    if (attacks.some(({ by, unless }) => this.#isValid(by) && unless.every(other => this.#isVoid(other))))
      return 'void'
    if (sources?.every(other => this.#isVoid(other))) return 'void'
    const hasSource = sources === null || sources.some(other => this.#isValid(other))
    return hasSource && attacks.every(attack => this.#isOver(attack)) ? 'valid' : null
  }

  #isOver({ by, unless }: Attack): boolean {
    return this.#isVoid(by) || unless.some(other => this.#isValid(other))
  }

  #settle({ id }: EpochNode, verdict: 'valid' | 'void'): void {
    this.#open.delete(id)
    if (verdict === 'void') this.#void.add(id)
  }

  #isValid({ id }: EpochNode): boolean {
    return !this.#open.has(id) && !this.#void.has(id)
  }

  #isVoid({ id }: EpochNode): boolean {
    return this.#void.has(id)
  }

  /** Voids something of a circle that waits for nothing but itself. */
  #breakCircle(): void {
    const circle = this.#circle()
    const beaten = this.#outvoted(circle) ?? leastSenior(circle)
    for (const node of beaten) this.#settle(node, 'void')
  }

  /** All open epochs that wait for one another and for no others, in order. */
  #circle(): EpochNode[] {
    const [first] = this.#open.values()
    let reach = first === undefined ? new Set<EpochNode>() : this.#awaited(first)
    for (let less = this.#lessThan(reach); less !== null; less = this.#lessThan(reach)) reach = less
    return [...this.#open.values()].filter(node => reach.has(node))
  }

  /** What one of these waits for, if that is not all of them; null when all wait for all. */
  #lessThan(reach: ReadonlySet<EpochNode>): Set<EpochNode> | null {
    const [one] = reach
    if (one === undefined) return null
    const awaited = this.#awaited(one)
    if (awaited.size < reach.size) return awaited
    const waiting = this.#waitingFor(one, reach)
    const stray = [...reach].find(node => !waiting.has(node))
    return stray === undefined ? null : this.#awaited(stray)
  }

  /** Those of a set that wait for one of it, directly or not, and itself. */
  #waitingFor(one: EpochNode, among: ReadonlySet<EpochNode>): Set<EpochNode> {
    const directly = new Map<EpochNode, EpochNode[]>([...among].map(node => [node, []]))
    for (const node of among) for (const other of this.#awaitedBy(node)) directly.get(other)?.push(node)
    const found = new Set([one])
    for (const node of found) for (const other of directly.get(node) ?? []) found.add(other)
    return found
  }

  /** Every open epoch whose verdict this one's rests on, directly or not. */
  #awaited(node: EpochNode): Set<EpochNode> {
    const found = new Set<EpochNode>()
    const queue = [node]
    for (const next of queue) {
      for (const other of this.#awaitedBy(next)) {
        if (!this.#open.has(other.id) || found.has(other)) continue
        found.add(other)
        queue.push(other)
      }
    }
    return found
  }

  #awaitedBy({ id }: EpochNode): EpochNode[] {
    const attacks = (this.#attacks.get(id) ?? []).filter(attack => !this.#isOver(attack))
    return [...attacks.flatMap(({ by, unless }) => [by, ...unless]), ...(this.#sources.get(id) ?? [])]
  }

  /** The rivals of the first in order with whom more than half went. */
  #outvoted(circle: readonly EpochNode[]): EpochNode[] | null {
    const { hellos, ancestry } = this.#evidence
    const threatened = new Map<EpochNode, Set<EpochNode>>(circle.map(node => [node, new Set()]))
    for (const node of circle)
      for (const attack of this.#attacks.get(node.id) ?? [])
        if (!this.#isOver(attack)) threatened.get(attack.by)?.add(node)
    for (const [winner, others] of threatened) {
      const rivals = [...others].filter(other => threatened.get(other)?.has(winner))
      const beaten = rivals.filter(rival => outvotes(winner, rival, hellos, ancestry))
      if (beaten.length > 0) return beaten
    }
    return null
  }

  #attack(by: EpochNode, node: EpochNode): Attack | null {
    const { removed, demoted } = by.fresh
    if (this.#evidence.ancestry.isIn(node.id, by.id)) return null
    if (removed.has(node.issuer)) return { by, unless: [] }
    return demoted.has(node.issuer) ? { by, unless: this.#promotionsBetween(by, node) } : null
  }

  #promotionsBetween(demotion: EpochNode, node: EpochNode): EpochNode[] {
    const { nodes, ancestry } = this.#evidence
    return nodes.filter(
      ({ id, fresh }) =>
        fresh.promoted.has(node.issuer) &&
        ancestry.isBefore(demotion.id, id) &&
        ancestry.isBefore(id, node.id),
    )
  }

  /** It may follow an epoch of long ago too, in which she still was one: that counts for nothing. */
  #sourcesOf({ id, issuer }: EpochNode): EpochNode[] | null {
    const { nodes, ancestry } = this.#evidence
    const [root, ...later] = nodes
    const wasFirst = root?.members.some(({ device, role }) => device === issuer && role === 'facilitator')
    if (wasFirst) return null
    return later.filter(node => makesFacilitator(node, issuer) && ancestry.isBefore(node.id, id))
  }
}

function makesFacilitator({ fresh, members }: EpochNode, device: DeviceId): boolean {
  if (fresh.promoted.has(device)) return true
  return fresh.added.has(device) && members.some(m => m.device === device && m.role === 'facilitator')
}

/** Whatever the least senior of the issuers decided: whoever came later, then the greater id. */
function leastSenior(circle: readonly EpochNode[]): EpochNode[] {
  const issuers = new Map(circle.map(node => [node.issuer, seniorityIn(circle, node.issuer)]))
  const [last] = [...issuers].sort(([a, one], [b, other]) => other - one || compareIds(b, a))
  return circle.filter(({ issuer }) => issuer === last?.[0])
}

function seniorityIn(circle: readonly EpochNode[], device: DeviceId): number {
  const entries = circle.flatMap(({ members }) => members.filter(member => member.device === device))
  return entries[0]?.seniority ?? Number.MAX_SAFE_INTEGER
}
