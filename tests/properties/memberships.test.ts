import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../shared/room/ids.ts'
import { Ancestry } from '../../shared/room/membership/ancestry.ts'
import type { EpochNode } from '../../shared/room/membership/epochNode.ts'
import { inOrder } from '../../shared/room/membership/openQuestions.ts'
import { type Resolution, resolveEpochs } from '../../shared/room/membership/resolveEpochs.ts'
import { saysWhoIsIn } from '../../shared/room/membership/saysWhoIsIn.ts'
import { voidEpochs } from '../../shared/room/membership/voidEpochs.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { deviceOf, EpochGraph, nameOf } from '../support/room/epochGraph.ts'
import { RandomGraph, type Step } from '../support/room/randomGraph.ts'

beforeAll(cryptoReady)

const FACILITATORS = ['fay', 'gil', 'hal', 'ivy']
const MEMBERS = ['xia', 'yan', 'zoe']
const WHATS = ['renew', 'add', 'invite', 'remove', 'remove', 'remove', 'promote', 'demote'] as const

const nats = (most: number) => fc.array(fc.nat(1000), { maxLength: most })
const step: fc.Arbitrary<Step> = fc.record({
  by: fc.nat(6),
  what: fc.constantFrom(...WHATS),
  whom: fc.nat(10),
  hears: nats(3),
  after: fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
  without: fc.oneof({ weight: 3, arbitrary: fc.constant<number[]>([]) }, nats(3)),
})
const steps = fc.array(step, { minLength: 1, maxLength: 40, size: 'max' })
const liars = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 })

/** A room in which some lie, and everybody says hello after so many steps. */
function play(all: readonly Step[], lies: readonly boolean[] = [], pause = 4): RandomGraph {
  const room = new RandomGraph(FACILITATORS, MEMBERS)
  for (const [at, each] of all.entries()) {
    if (lies[each.by] !== true || !room.actDishonestly(each)) room.actHonestly(each)
    if (at % pause === pause - 1) room.enterAll()
  }
  return room
}

const resolved = ({ nodes, hellos }: EpochGraph, order = nodes) => resolveEpochs(order, hellos)

/** What a resolution says, with names for ids. */
function said(graph: EpochGraph, { members, heads, deadHeads, isVoid, isContested } = resolved(graph)) {
  const names = (nodes: readonly EpochNode[]) => nodes.map(({ id }) => graph.nameOf(id)).sort()
  return {
    members: [...members].map(([device, role]) => `${nameOf(device)} ${role}`).sort(),
    heads: names(heads),
    deadHeads: names(deadHeads),
    voided: names(graph.nodes.filter(({ id }) => isVoid(id))),
    contested: names(graph.nodes.filter(({ id }) => isContested(id))),
  }
}

/** What the epochs of a graph have to do with one another, told a second time from PROTOCOL.md §4.7. */
class Relations {
  readonly nodes: readonly EpochNode[]
  readonly #ancestry: Ancestry

  constructor(graph: EpochGraph) {
    this.nodes = inOrder(graph.nodes)
    this.#ancestry = new Ancestry(this.nodes)
  }

  /** Those that take the issuer's place from her, and were not known to her to be before. */
  attackers(node: EpochNode): EpochNode[] {
    return this.nodes.slice(1).filter(by => {
      if (this.#ancestry.isIn(node.id, by.id)) return false
      return by.fresh.removed.has(node.issuer) || by.fresh.demoted.has(node.issuer)
    })
  }

  /** Those that give it back to her in between. */
  promotions(by: EpochNode, node: EpochNode): EpochNode[] {
    if (by.fresh.removed.has(node.issuer)) return []
    const { issuer } = node
    return this.nodes.filter(
      ({ id, fresh }) =>
        fresh.promoted.has(issuer) &&
        this.#ancestry.isBefore(by.id, id) &&
        this.#ancestry.isBefore(id, node.id),
    )
  }

  /** Those that made the issuer a facilitator; null when she always was one. */
  sources({ id, issuer }: EpochNode): EpochNode[] | null {
    const isFacilitator = ({ members }: EpochNode) =>
      members.some(({ device, role }) => device === issuer && role === 'facilitator')
    const [root] = this.nodes
    if (root !== undefined && isFacilitator(root)) return null
    return this.nodes.filter(
      node =>
        (node.fresh.promoted.has(issuer) || (node.fresh.added.has(issuer) && isFacilitator(node))) &&
        this.#ancestry.isBefore(node.id, id),
    )
  }

  /** Whatever a verdict rests on, directly or not. */
  awaited(node: EpochNode): Set<EpochNode> {
    const found = new Set<EpochNode>()
    const look = (at: EpochNode) => {
      const others = this.attackers(at).flatMap(by => [by, ...this.promotions(by, at)])
      for (const other of [...others, ...(this.sources(at) ?? [])]) found.add(other)
    }
    look(node)
    for (const other of found) look(other)
    return found
  }

  /** Some epoch that counts made the issuer a facilitator, or the first has her as one. */
  hadRight(node: EpochNode, isVoid: Resolution['isVoid']): boolean {
    const sources = this.sources(node)
    return sources === null || sources.some(({ id }) => !isVoid(id))
  }

  wasFacilitator(device: DeviceId): boolean {
    return this.nodes.some(({ members }) =>
      members.some(m => m.device === device && m.role === 'facilitator'),
    )
  }
}

/** Random acts, some of them lies, and what must be so of whatever comes of them. */
type Disputed = { readonly graph: EpochGraph; readonly relations: Relations } & Resolution
const always = (holds: (room: Disputed) => void, pinned: fc.Parameters<[Step[], boolean[]]> = {}) =>
  fc.assert(
    fc.property(steps, liars, (all, lies) => {
      const { graph } = play(all, lies)
      holds({ graph, relations: new Relations(graph), ...resolved(graph) })
    }),
    { numRuns: 100, ...pinned },
  )

/** A room in which two branches each have more than half behind them: which of them stands follows from the order of epochs. */
const TWO_MAJORITIES = { seed: -1163879060, path: '9679', numRuns: 1 }

describe('what the epochs of a room say together', () => {
  it.each([
    ['random rooms', {}],
    ['two majorities', TWO_MAJORITIES],
  ])('is the same whatever the order in which they came: %s', (_, pinned) => {
    always(({ graph }) => {
      const byHash = [...graph.renamed('shuffled').nodes.entries()].sort(([, a], [, b]) =>
        a.id < b.id ? -1 : 1,
      )
      const shuffled = byHash.map(([at]) => graph.nodes[at] ?? never())
      for (const order of [shuffled, [...shuffled].reverse(), [...graph.nodes].reverse()])
        expect(said(graph, resolved(graph, order))).toEqual(said(graph))
    }, pinned)
  })

  it('is the same when nothing is ever settled, and all is judged at once', () => {
    always(({ graph: { hellos }, isVoid, relations: { nodes } }) => {
      const voided = voidEpochs({ nodes, ancestry: new Ancestry(nodes), hellos, gone: new Set() })
      const ids = nodes.map(({ id }) => id)
      expect(ids.filter(isVoid)).toEqual(ids.filter(id => voided.has(id)))
    })
  })

  it('has nobody in the room whom a valid epoch removed, and nobody who stands in no head', () => {
    always(({ relations: { nodes }, members, heads, isVoid }) => {
      const valid = nodes.filter(({ id }) => !isVoid(id))
      const removed = valid.flatMap(({ fresh }) => [...fresh.removed])
      const standing = new Set(heads.flatMap(head => head.members.map(({ device }) => device)))
      const wrong = [...members.keys()].filter(device => removed.includes(device) || !standing.has(device))
      expect(wrong).toEqual([])
    })
  })

  it('has nothing in it by anybody whose place was taken, unless she got it back', () => {
    always(({ relations, isVoid }) => {
      const isValid = ({ id }: EpochNode) => !isVoid(id)
      const stands = (node: EpochNode) =>
        relations
          .attackers(node)
          .filter(isValid)
          .every(by => relations.promotions(by, node).some(isValid))
      const wrong = relations.nodes
        .slice(1)
        .filter(isValid)
        .filter(node => !stands(node) || !relations.hadRight(node, isVoid))
      expect(wrong).toEqual([])
    })
  })

  it('makes nothing void without a reason: a valid epoch, no right to it, or a circle', () => {
    always(({ relations, isVoid }) => {
      const hasReason = (node: EpochNode) =>
        !relations.hadRight(node, isVoid) ||
        relations.attackers(node).some(({ id }) => !isVoid(id)) ||
        relations.awaited(node).has(node)
      expect(relations.nodes.filter(({ id }) => isVoid(id)).filter(node => !hasReason(node))).toEqual([])
    })
  })

  it('keeps a member out who was removed by a facilitator who stayed one', () => {
    always(({ relations, members, isVoid }) => {
      const valid = relations.nodes.filter(({ id }) => !isVoid(id))
      const lostPlace = new Set(valid.flatMap(({ fresh }) => [...fresh.removed, ...fresh.demoted]))
      const stayed = ({ issuer }: EpochNode) =>
        members.get(issuer) === 'facilitator' && !lostPlace.has(issuer)
      const isPlain = ({ fresh }: EpochNode) =>
        fresh.promoted.size + fresh.demoted.size === 0 &&
        [...fresh.removed].every(device => !relations.wasFacilitator(device))
      const removals = relations.nodes.filter(
        node => stayed(node) && isPlain(node) && relations.hadRight(node, isVoid),
      )
      for (const { fresh } of removals)
        expect([...fresh.removed].filter(device => members.has(device))).toEqual([])
    })
  })
})

describe('a facilitator who lost her place', () => {
  /** Fay and Hal do what they do, all know it, and then Gil's place is taken. */
  function withoutGil(all: readonly Step[], how: 'remove' | 'demote'): RandomGraph {
    const room = new RandomGraph(FACILITATORS.slice(0, 3), MEMBERS)
    const acts = all.filter(({ what }) => what !== 'remove' && what !== 'demote')
    for (const each of acts)
      room.actHonestly({ ...each, by: each.by % 2 === 0 ? 0 : 2, hears: [0, 1, 2, 3, 4, 5] })
    room.meet()
    room.enterAll()
    expect(room.follow('fay', () => ({ [how]: ['gil'] }))).toBe(true)
    room.meet()
    room.enterAll()
    return room
  }

  it.each(['remove', 'demote'] as const)(
    'by %s changes nothing any more, whatever she follows and whoever lends her keys',
    how => {
      fc.assert(
        fc.property(steps, all => {
          const room = withoutGil(all.slice(0, 5), how)
          const before = said(room.graph).members
          for (const each of all.slice(5)) room.actDishonestly(each, 'gil')
          expect(said(room.graph).members).toEqual(before)
        }),
        { numRuns: 100 },
      )
    },
  )

  it('cannot take the room back by two hundred epochs that follow one of long ago, though she founded it', () => {
    const graph = new EpochGraph()
      .begin(['fay', 'gil'], MEMBERS)
      .issue('out', 'gil', ['root'], { remove: ['fay'] })
    for (const name of ['gil', ...MEMBERS]) graph.hello(name, 'out')
    graph.issue('later', 'gil', ['out'])
    for (let at = 0; at < 200; at++)
      graph.issue(
        `fork${at}`,
        'fay',
        [at === 0 ? 'root' : `fork${at - 1}`],
        at === 0 ? { remove: ['gil'] } : {},
      )
    const spent = cpuTime()
    const { members, heads } = resolved(graph)
    expect(spent()).toBeLessThan(2_000)
    expect([...members.keys()].map(nameOf)).toEqual(['gil', ...MEMBERS])
    expect(heads.map(({ id }) => graph.nameOf(id))).toEqual(['later'])
  })
})

describe('honest facilitators who did not hear of one another', () => {
  it('come together again in a few steps, and one of them is left', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(2, 5, 100), (all, pause) => {
        const room = play(all, [], pause)
        room.meet()
        for (let turn = 0; turn < 6 && !isOne(room.graph); turn++) {
          bringTogether(room)
          room.meet()
          room.enterAll()
        }
        expect(isOne(room.graph)).toBe(true)
        expect([...resolved(room.graph).members.values()]).toContain('facilitator')
      }),
      { numRuns: 100 },
    )
  })
})

const isOne = (graph: EpochGraph) => {
  const { heads, members } = resolved(graph)
  return heads.length === 1 && saysWhoIsIn(heads[0]?.members ?? [], members)
}

/** The first facilitator acts who holds the key of every head. */
function bringTogether(room: RandomGraph): void {
  const { heads, members } = resolved(room.graph)
  const isHolder = (device: DeviceId) => heads.every(head => head.members.some(m => m.device === device))
  const facilitators = [...members].filter(([, role]) => role === 'facilitator').map(([device]) => device)
  const holder = facilitators.find(isHolder) ?? facilitators[0]
  if (holder === undefined || !room.follow(nameOf(holder), () => ({}))) throw new Error('nobody can act')
}

describe('forty epochs by four facilitators who take each other’s place', () => {
  const act = fc.record({ by: fc.nat(3), whom: fc.nat(3), after: nats(3), removes: fc.boolean() })
  const acts = fc.array(act, { minLength: 40, maxLength: 40, size: 'max' })

  function quarrel(all: readonly (typeof act extends fc.Arbitrary<infer A> ? A : never)[]): EpochGraph {
    const graph = new EpochGraph().begin(FACILITATORS, MEMBERS)
    for (const [at, { by, whom, after, removes }] of all.entries()) {
      const [issuer = '', other = ''] = [FACILITATORS[by], FACILITATORS[whom]]
      const known = graph.nodes.filter(({ members }) =>
        members.some(m => m.device === deviceOf(issuer) && m.role === 'facilitator'),
      )
      const chosen = new Set(after.map(each => graph.nameOf((known[each % known.length] ?? never()).id)))
      const change = issuer === other ? {} : { [removes ? 'remove' : 'demote']: [other] }
      graph.issue(`q${at}`, issuer, chosen.size === 0 ? ['root'] : [...chosen], change)
    }
    return graph
  }

  it('are judged in a moment, and somebody is left', () => {
    fc.assert(
      fc.property(acts, all => {
        const graph = quarrel(all)
        const spent = cpuTime()
        const { members } = resolved(graph)
        expect(spent()).toBeLessThan(1_000)
        expect([...members.values()]).toContain('facilitator')
      }),
      { numRuns: 100 },
    )
  })
})

function never(): never {
  throw new Error('there is one')
}
