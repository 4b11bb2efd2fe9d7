import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { Ancestry } from '../../../../shared/room/membership/ancestry.ts'
import { inOrder } from '../../../../shared/room/membership/openQuestions.ts'
import { Hellos, outvotes } from '../../../../shared/room/membership/votes.ts'
import { deviceOf, EpochGraph } from '../../../support/room/epochGraph.ts'

beforeAll(cryptoReady)

/** Fay and Gil removed each other; Xia, Yan and Zoe are in both branches, of which one went on. */
const apart = () =>
  new EpochGraph()
    .begin(['fay', 'gil'], ['xia', 'yan', 'zoe'])
    .issue('A', 'fay', ['root'], { remove: ['gil'] })
    .issue('B', 'gil', ['root'], { remove: ['fay'] })
    .issue('A2', 'fay', ['A'])

const winner = (graph: EpochGraph) => {
  const ancestry = new Ancestry(inOrder(graph.nodes))
  const [a, b] = [graph.node('A'), graph.node('B')]
  const [forA, forB] = [outvotes(a, b, graph.hellos, ancestry), outvotes(b, a, graph.hellos, ancestry)]
  expect(forA && forB).toBe(false)
  if (forA) return 'A'
  return forB ? 'B' : 'nobody'
}

describe('more than half', () => {
  it('is nobody’s as long as nobody has said hello', () => {
    expect(winner(apart())).toBe('nobody')
  })

  it('is two of three, and not one of three', () => {
    const graph = apart().hello('xia', 'B')
    expect(winner(graph)).toBe('nobody')
    expect(winner(graph.hello('yan', 'B'))).toBe('B')
  })

  it('is not exactly half', () => {
    const graph = new EpochGraph()
      .begin(['fay', 'gil'], ['xia', 'yan'])
      .issue('A', 'fay', ['root'], { remove: ['gil'] })
      .issue('B', 'gil', ['root'], { remove: ['fay'] })
      .hello('xia', 'B')
    expect(winner(graph)).toBe('nobody')
  })

  it('is of those who are in both, without the two themselves', () => {
    expect(winner(apart().hello('fay', 'A').hello('gil', 'B').hello('xia', 'A').hello('yan', 'A'))).toBe('A')
    expect(winner(apart().hello('fay', 'A').hello('fay', 'A2').hello('xia', 'A'))).toBe('nobody')
  })

  it('is told by hellos in whatever epoch of a branch', () => {
    expect(winner(apart().hello('xia', 'A2').hello('yan', 'A2'))).toBe('A')
  })

  it('is told by where each went first', () => {
    const graph = apart().hello('xia', 'B').hello('yan', 'B').hello('xia', 'A').hello('yan', 'A')
    expect(winner(graph)).toBe('B')
  })

  it('is not told by a hello before they parted, or in an epoch that follows both', () => {
    const graph = apart().issue('C', 'fay', ['A2', 'B'], { members: ['fay', 'xia', 'yan', 'zoe'] })
    for (const name of ['xia', 'yan', 'zoe']) graph.hello(name, 'root').hello(name, 'C')
    expect(winner(graph)).toBe('nobody')
    expect(winner(graph.hello('xia', 'A').hello('yan', 'A'))).toBe('A')
  })
})

describe('hellos', () => {
  it('are kept by the lowest counter of the leaf in each epoch, lowest first', () => {
    const graph = apart()
    const hellos = new Hellos()
    const [a, b] = [graph.node('A').id, graph.node('B').id]
    const xia = deviceOf('xia')
    expect(hellos.add(xia, a, 5)).toBe(true)
    expect(hellos.add(xia, a, 5)).toBe(false)
    expect(hellos.add(xia, a, 7)).toBe(false)
    expect(hellos.add(xia, b, 4)).toBe(true)
    expect(hellos.add(xia, a, 3)).toBe(true)
    expect(hellos.of(xia)).toEqual([
      { epoch: a, leafCounter: 3 },
      { epoch: b, leafCounter: 4 },
    ])
    expect(hellos.of(deviceOf('yan'))).toEqual([])
  })

  it('with one leaf in two epochs are in the same order for everybody, whichever came first', () => {
    const graph = apart()
    const [a, b] = [graph.node('A').id, graph.node('B').id]
    const xia = deviceOf('xia')
    const [one, other] = [new Hellos(), new Hellos()]
    for (const epoch of [a, b]) one.add(xia, epoch, 5)
    for (const epoch of [b, a]) other.add(xia, epoch, 5)
    expect(one.of(xia)).toEqual(other.of(xia))
    expect(one.of(xia).map(({ epoch }) => epoch)).toEqual([a, b].sort())
  })
})
