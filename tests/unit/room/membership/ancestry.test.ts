import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { Ancestry } from '../../../../shared/room/membership/ancestry.ts'
import { inOrder, standingAlone } from '../../../../shared/room/membership/openQuestions.ts'
import { EpochGraph } from '../../../support/room/epochGraph.ts'

beforeAll(cryptoReady)

/** A room in which two went apart twice: root, A, (B, C), D of both, then (E, F). */
const apart = () =>
  new EpochGraph()
    .begin(['fay', 'gil'])
    .issue('A', 'fay', ['root'])
    .issue('B', 'fay', ['A'])
    .issue('C', 'gil', ['A'])
    .issue('D', 'fay', ['B', 'C'])
    .issue('E', 'fay', ['D'])
    .issue('F', 'gil', ['D'])

describe('which epoch comes before which', () => {
  const setup = () => {
    const graph = apart()
    const ancestry = new Ancestry(inOrder(graph.nodes))
    const id = (name: string) => graph.node(name).id
    return { ancestry, id }
  }

  it('is told by their parents, and theirs', () => {
    const { ancestry, id } = setup()
    const precedes = (one: string, other: string) => ancestry.isBefore(id(one), id(other))
    expect([precedes('root', 'F'), precedes('B', 'D'), precedes('C', 'D'), precedes('A', 'E')]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([precedes('B', 'C'), precedes('C', 'B'), precedes('D', 'B'), precedes('A', 'A')]).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it('puts an epoch into its own branch, and whatever comes after it', () => {
    const { ancestry, id } = setup()
    const branch = ['root', 'A', 'B', 'C', 'D', 'E', 'F'].filter(name => ancestry.isIn(id('B'), id(name)))
    expect(branch).toEqual(['B', 'D', 'E', 'F'])
  })

  it('knows who did not know of whom', () => {
    const { ancestry, id } = setup()
    const beside = (one: string, other: string) => ancestry.areConcurrent(id(one), id(other))
    expect([beside('B', 'C'), beside('C', 'B'), beside('E', 'F')]).toEqual([true, true, true])
    expect([beside('B', 'B'), beside('A', 'C'), beside('D', 'C')]).toEqual([false, false, false])
  })

  it('says nothing of epochs that it was not given', () => {
    const graph = apart()
    const ancestry = new Ancestry(inOrder(graph.nodes).slice(1))
    expect(ancestry.isBefore(graph.node('root').id, graph.node('A').id)).toBe(false)
    expect(ancestry.isBefore(graph.node('A').id, graph.node('F').id)).toBe(true)
  })
})

describe('the order of epochs', () => {
  it('is by number and then by id, whatever their order was', () => {
    const { nodes } = apart()
    const ordered = inOrder([...nodes].reverse())
    expect(ordered.map(({ number }) => number)).toEqual([0, 1, 2, 2, 3, 4, 4])
    expect(inOrder(nodes)).toEqual(ordered)
    for (const [at, { id, number }] of ordered.entries())
      if (ordered[at - 1]?.number === number) expect((ordered[at - 1]?.id ?? '') < id).toBe(true)
  })
})

describe('the epochs that stand alone', () => {
  const alone = (graph: EpochGraph) => {
    const found = standingAlone(inOrder(graph.nodes))
    return graph.nodes.filter(({ id }) => found.has(id)).map(({ id }) => graph.nameOf(id))
  }

  it('are all of a straight line', () => {
    expect(alone(apart().renamed('x'))).toEqual(alone(apart()))
    const graph = new EpochGraph().begin(['fay']).issue('A', 'fay', ['root']).issue('B', 'fay', ['A'])
    expect(alone(graph)).toEqual(['root', 'A', 'B'])
  })

  it('are those which everything leads to or follows from', () => {
    expect(alone(apart())).toEqual(['root', 'A', 'D'])
  })

  it('are not those beside which there is an epoch with a greater number, or with the same', () => {
    const graph = new EpochGraph()
      .begin(['fay', 'gil'])
      .issue('A', 'fay', ['root'])
      .issue('B', 'fay', ['A'])
      .issue('C', 'fay', ['B'])
      .issue('late', 'gil', ['A'])
    expect(alone(graph)).toEqual(['root', 'A'])
    graph.issue('D', 'gil', ['C', 'late'])
    expect(alone(graph)).toEqual(['root', 'A', 'D'])
  })
})
