import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { type EpochNode, epochNode, heldNode } from '../../../../shared/room/membership/epochNode.ts'
import { saysWhoIsIn } from '../../../../shared/room/membership/saysWhoIsIn.ts'
import { deviceOf, EpochGraph, nameOf } from '../../../support/room/epochGraph.ts'
import { addDevices, foundRoom, newDevice } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

const begin = () => new EpochGraph().begin(['fay', 'gil'], ['xia', 'yan'])

const freshOf = ({ fresh }: EpochNode) =>
  Object.fromEntries(Object.entries(fresh).map(([kind, devices]) => [kind, [...devices].map(nameOf).sort()]))
const fresh = (graph: EpochGraph, name: string) => freshOf(graph.node(name))
const nothing = { added: [], removed: [], promoted: [], demoted: [] }

describe('what an epoch changes afresh', () => {
  it('is what it does differently from its parent', () => {
    const graph = begin().issue('A', 'fay', ['root'], {
      add: ['ben'],
      invite: ['cem'],
      remove: ['yan'],
      promote: ['xia'],
      demote: ['gil'],
    })
    expect(fresh(graph, 'A')).toEqual({
      added: ['ben', 'cem'],
      removed: ['yan'],
      promoted: ['xia'],
      demoted: ['gil'],
    })
  })

  it('is nothing in the first, and in one that only renews', () => {
    const graph = begin().issue('A', 'fay', ['root'])
    expect([fresh(graph, 'root'), fresh(graph, 'A')]).toEqual([nothing, nothing])
  })

  it('is nothing that one of its parents had done', () => {
    const graph = begin()
      .issue('A', 'fay', ['root'], { add: ['ben'], promote: ['xia'] })
      .issue('B', 'gil', ['root'], { remove: ['yan'] })
      .issue('C', 'fay', ['A', 'B'], { members: new Map(allOf(['fay', 'gil', 'xia'], ['ben'])) })
    expect(fresh(graph, 'C')).toEqual(nothing)
  })

  it('is the removal of whom one parent has and no parent removed', () => {
    const graph = begin()
      .issue('A', 'fay', ['root'], { add: ['ben'] })
      .issue('B', 'gil', ['root'])
      .issue('C', 'fay', ['A', 'B'], { remove: ['ben'] })
    expect(fresh(graph, 'C')).toMatchObject({ removed: ['ben'] })
  })

  it('is no return of whom one parent removed and another has', () => {
    const graph = begin()
      .issue('A', 'fay', ['root'], { remove: ['yan'] })
      .issue('B', 'gil', ['root'])
      .issue('C', 'fay', ['A', 'B'], { members: ['fay', 'gil', 'xia', 'yan'] })
    expect(fresh(graph, 'C')).toEqual(nothing)
  })

  it('depends on which parents are known', () => {
    const graph = begin()
      .issue('A', 'fay', ['root'], { add: ['ben'] })
      .issue('B', 'gil', ['root'], { remove: ['yan'] })
      .issue('C', 'fay', ['A', 'B'])
    expect(freshOf(epochNode(graph.node('C'), [graph.node('A')]))).toMatchObject({
      added: [],
      removed: ['yan'],
    })
    expect(freshOf(epochNode(graph.node('C'), [graph.node('B')]))).toMatchObject({
      added: ['ben'],
      removed: [],
    })
    expect(freshOf(epochNode(graph.node('C'), []))).toEqual(nothing)
  })
})

const allOf = (facilitators: readonly string[], members: readonly string[]) => [
  ...facilitators.map(name => [deviceOf(name), 'facilitator'] as const),
  ...members.map(name => [deviceOf(name), 'member'] as const),
]

describe('the node of an epoch whose key is here', () => {
  it('says what the epoch says', () => {
    const { founder, epoch } = foundRoom()
    const ana = newDevice(epoch.room, 'Ana', 1)
    const next = addDevices(founder.keys, epoch, [ana])
    const node = heldNode(next, [heldNode(epoch, [])])
    const { id, number, issuer, signed } = next
    expect(node).toMatchObject({ id, number, issuer, signed, parents: [epoch.id], epoch: next, removed: [] })
    expect([node.members, [...node.fresh.added]]).toEqual([next.state.members, [ana.keys.device]])
  })
})

describe('a list of members', () => {
  it('says who is in the room if it has all of them, nobody else, and everybody in her role', () => {
    const { members } = begin().node('root')
    expect(saysWhoIsIn(members, new Map(allOf(['fay', 'gil'], ['xia', 'yan'])))).toBe(true)
    expect(saysWhoIsIn(members, new Map(allOf(['fay', 'gil'], ['xia'])))).toBe(false)
    expect(saysWhoIsIn(members, new Map(allOf(['fay', 'gil'], ['xia', 'yan', 'zoe'])))).toBe(false)
    expect(saysWhoIsIn(members, new Map(allOf(['fay', 'gil'], ['xia', 'zoe'])))).toBe(false)
    expect(saysWhoIsIn(members, new Map(allOf(['fay'], ['gil', 'xia', 'yan'])))).toBe(false)
  })
})
