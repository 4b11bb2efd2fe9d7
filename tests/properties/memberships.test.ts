import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../shared/room/ids.ts'
import { Ancestry } from '../../shared/room/membership/ancestry.ts'
import type { EpochNode } from '../../shared/room/membership/epochNode.ts'
import { inOrder } from '../../shared/room/membership/openQuestions.ts'
import { type Resolution, resolveEpochs } from '../../shared/room/membership/resolveEpochs.ts'
import { voidEpochs } from '../../shared/room/membership/voidEpochs.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { deviceOf, type EpochGraph, nameOf } from '../support/room/epochGraph.ts'
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
const steps = (most: number) => fc.array(step, { minLength: 1, maxLength: most })
const liars = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 })

/** A room in which some tell lies; `enter` says after which steps everybody says hello. */
function play(all: readonly Step[], lies: readonly boolean[], salt = '', pause = 4): RandomGraph {
  const room = new RandomGraph(FACILITATORS, MEMBERS, salt)
  for (const [at, each] of all.entries()) {
    if (lies[each.by] !== true || !room.actDishonestly(each)) room.actHonestly(each)
    if (at % pause === pause - 1) room.enterAll()
  }
  return room
}

const resolved = ({ nodes, hellos }: EpochGraph) => resolveEpochs(nodes, hellos)

/** What a resolution says, with names for ids. */
function said(graph: EpochGraph, { members, heads, deadHeads, isVoid, isContested }: Resolution) {
  const names = (nodes: readonly EpochNode[]) => nodes.map(({ id }) => graph.nameOf(id)).sort()
  return {
    members: [...members].map(([device, role]) => `${nameOf(device)} ${role}`).sort(),
    heads: names(heads),
    deadHeads: names(deadHeads),
    voided: names(graph.nodes.filter(({ id }) => isVoid(id))),
    contested: names(graph.nodes.filter(({ id }) => isContested(id))),
  }
}

const removes = (node: EpochNode, device: DeviceId) => node.fresh.removed.has(device)
const makes = ({ fresh, members }: EpochNode, device: DeviceId) =>
  fresh.promoted.has(device) ||
  (fresh.added.has(device) && members.some(m => m.device === device && m.role === 'facilitator'))

/** The graph with what its epochs have to do with one another, told a second time. */
function relations(graph: EpochGraph) {
  const nodes = inOrder(graph.nodes)
  const ancestry = new Ancestry(nodes)
  const promotions = (from: EpochNode, to: EpochNode) =>
    nodes.filter(
      each =>
        each.fresh.promoted.has(to.issuer) &&
        ancestry.isBefore(from.id, each.id) &&
        ancestry.isBefore(each.id, to.id),
    )
  const attackers = (node: EpochNode) =>
    nodes.slice(1).filter(other => {
      if (ancestry.isIn(node.id, other.id)) return false
      return removes(other, node.issuer) || other.fresh.demoted.has(node.issuer)
    })
  const wasFirst = (device: DeviceId) =>
    nodes[0]?.members.some(m => m.device === device && m.role === 'facilitator')
  const sources = (node: EpochNode) =>
    wasFirst(node.issuer)
      ? null
      : nodes.filter(other => makes(other, node.issuer) && ancestry.isBefore(other.id, node.id))
  return { nodes, ancestry, promotions, attackers, sources }
}

describe('what the epochs of a room say together', () => {
  it('is the same whatever the order in which they came', () => {
    fc.assert(
      fc.property(steps(25), liars, fc.infiniteStream(fc.nat()), (all, lies, random) => {
        const { graph } = play(all, lies)
        const keyed = graph.nodes.map(node => [random.next().value ?? 0, node] as const)
        const shuffled = keyed.sort(([a], [b]) => a - b).map(([, node]) => node)
        expect(said(graph, resolveEpochs(shuffled, graph.hellos))).toEqual(said(graph, resolved(graph)))
      }),
      { numRuns: 150 },
    )
  })

  it('is the same whatever was settled on the way', () => {
    fc.assert(
      fc.property(steps(25), liars, (all, lies) => {
        const { graph } = play(all, lies)
        const nodes = inOrder(graph.nodes)
        const voided = voidEpochs({ nodes, ancestry: new Ancestry(nodes), hellos: graph.hellos, gone: new Set() })
        const { isVoid } = resolved(graph)
        expect(nodes.filter(({ id }) => isVoid(id)).map(({ id }) => id)).toEqual(
          nodes.filter(({ id }) => voided.has(id)).map(({ id }) => id),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('has nobody in the room whom a valid epoch removed, and nothing of what she did otherwise', () => {
    fc.assert(
      fc.property(steps(30), liars, (all, lies) => {
        const { graph } = play(all, lies)
        const { nodes, ancestry, promotions } = relations(graph)
        const { members, isVoid } = resolved(graph)
        const valid = nodes.filter(({ id }) => !isVoid(id))
        for (const by of valid) {
          for (const device of by.fresh.removed) expect(members.has(device)).toBe(false)
          for (const node of valid) {
            if (ancestry.isIn(node.id, by.id)) continue
            expect(removes(by, node.issuer)).toBe(false)
            const isBack = promotions(by, node).some(({ id }) => !isVoid(id))
            expect(by.fresh.demoted.has(node.issuer) && !isBack).toBe(false)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('makes no epoch void without a reason, and none valid whose issuer was no facilitator', () => {
    fc.assert(
      fc.property(steps(30), liars, (all, lies) => {
        const { graph } = play(all, lies)
        const { nodes, attackers, sources, promotions } = relations(graph)
        const { isVoid } = resolved(graph)
        const awaited = (node: EpochNode) => [
          ...attackers(node).flatMap(by => [by, ...promotions(by, node)]),
          ...(sources(node) ?? []),
        ]
        const reach = (node: EpochNode) => {
          const found = new Set<EpochNode>()
          for (const next of [node, ...found]) for (const other of awaited(next)) found.add(other)
          for (const next of found) for (const other of awaited(next)) found.add(other)
          return found
        }
        for (const node of nodes.slice(1)) {
          const from = sources(node)
          const isMade = from === null || from.some(({ id }) => !isVoid(id))
          if (!isVoid(node.id)) expect(isMade).toBe(true)
          else if (isMade) {
            const isAttacked = attackers(node).some(({ id }) => !isVoid(id))
            expect(isAttacked || reach(node).has(node)).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps out whoever was removed by a facilitator who stayed one', () => {
    fc.assert(
      fc.property(steps(30), liars, (all, lies) => {
        const { graph } = play(all, lies)
        const { nodes } = relations(graph)
        const { members, isVoid } = resolved(graph)
        const touched = new Set(nodes.flatMap(({ fresh }) => [...fresh.removed, ...fresh.demoted]))
        for (const node of nodes) {
          const stayed = members.get(node.issuer) === 'facilitator' && !touched.has(node.issuer)
          if (!stayed || sourcesAreVoid(node)) continue
          for (const device of node.fresh.removed)
            if (!nodes.some(({ members: listed }) => listed.some(m => m.device === device && m.role === 'facilitator'))) expect(members.has(device)).toBe(false)
        }
        function sourcesAreVoid(node: EpochNode) {
          const from = relations(graph).sources(node)
          return from !== null && from.every(({ id }) => isVoid(id))
        }
      }),
      { numRuns: 200 },
    )
  })
})
