import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import type { EpochNode } from '../../../../shared/room/membership/epochNode.ts'
import { resolveEpochs } from '../../../../shared/room/membership/resolveEpochs.ts'
import { EpochGraph, nameOf } from '../../../support/room/epochGraph.ts'

beforeAll(cryptoReady)

/** What a graph says; the same in every order and with other ids, or the test fails. */
function said(graph: EpochGraph) {
  const sayings = [graph, graph.renamed('a'), graph.renamed('b'), graph.renamed('c')].flatMap(each =>
    [each.nodes, [...each.nodes].reverse(), [...each.nodes].sort((a, b) => (a.id < b.id ? -1 : 1))].map(
      nodes => saidOf(each, nodes),
    ),
  )
  for (const saying of sayings) expect(saying).toEqual(sayings[0])
  return saidOf(graph, graph.nodes)
}

function saidOf(graph: EpochGraph, nodes: readonly EpochNode[]) {
  const { members, heads, deadHeads, isVoid, isContested } = resolveEpochs(nodes, graph.hellos)
  const names = (of: readonly EpochNode[]) =>
    of
      .map(({ id }) => graph.nameOf(id))
      .sort()
      .join(' ')
  return {
    members: [...members]
      .map(([device, role]) => nameOf(device) + (role === 'facilitator' ? '*' : ''))
      .sort()
      .join(' '),
    heads: names(heads),
    dead: names(deadHeads),
    voided: names(graph.nodes.filter(({ id }) => isVoid(id))),
    contested: names(graph.nodes.filter(({ id }) => isContested(id))),
  }
}

const room = () => new EpochGraph().begin(['fay', 'gil', 'hal'], ['xia', 'yan', 'zoe'])
const ALL = 'fay* gil* hal* xia yan zoe'

describe('epochs one after the other', () => {
  it('are in force to the last', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { add: ['ben'] })
      .issue('B', 'gil', ['A'], { remove: ['zoe'], promote: ['xia'] })
      .issue('C', 'xia', ['B'], { demote: ['hal'] })
    expect(said(graph)).toEqual({
      members: 'ben fay* gil* hal xia* yan',
      heads: 'C',
      dead: '',
      voided: '',
      contested: '',
    })
  })

  it('go on without whoever issued the first of them', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { add: ['ben'] })
      .issue('B', 'gil', ['A'], { remove: ['fay'] })
    expect(said(graph)).toMatchObject({ members: 'ben gil* hal* xia yan zoe', heads: 'B', voided: '' })
  })
})

describe('epochs beside each other', () => {
  it('that only renew are two heads, until one follows both', () => {
    const graph = room().issue('A', 'fay', ['root']).issue('B', 'gil', ['root'])
    expect(said(graph)).toMatchObject({ members: ALL, heads: 'A B', contested: 'A B' })
    graph.issue('C', 'fay', ['A', 'B'])
    expect(said(graph)).toMatchObject({ members: ALL, heads: 'C', contested: 'A B' })
  })

  it('that add and remove are both in force', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { add: ['ben'] })
      .issue('B', 'gil', ['root'], { remove: ['zoe'] })
    expect(said(graph)).toMatchObject({ members: 'ben fay* gil* hal* xia yan', heads: 'A B', voided: '' })
  })

  it('that remove the same one are both in force', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { remove: ['zoe'] })
      .issue('B', 'gil', ['root'], { remove: ['zoe', 'yan'] })
    expect(said(graph)).toMatchObject({ members: 'fay* gil* hal* xia', voided: '' })
  })

  it('of which one removes whom the other adds again under the same key keep her out', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { add: ['ben'] })
      .issue('B', 'gil', ['root'], { add: ['ben'] })
      .issue('C', 'hal', ['A'], { remove: ['ben'] })
    expect(said(graph)).toMatchObject({ members: ALL, heads: 'B C' })
  })

  it('of which one promotes and the other demotes leave a plain member', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { promote: ['xia'] })
      .issue('B', 'fay', ['A'], { demote: ['xia'] })
      .issue('C', 'gil', ['root'], { promote: ['xia'] })
    expect(said(graph)).toMatchObject({ members: ALL, heads: 'B C', voided: '' })
  })
})

describe('whoever is removed', () => {
  it('did nothing that counts at the same time', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { remove: ['gil'] })
      .issue('B', 'gil', ['root'], { add: ['ben'], remove: ['zoe'] })
    expect(said(graph)).toMatchObject({
      members: 'fay* hal* xia yan zoe',
      heads: 'A',
      dead: 'B',
      voided: 'B',
    })
  })

  it('did what she did before', () => {
    const graph = room()
      .issue('A', 'gil', ['root'], { add: ['ben'], remove: ['zoe'] })
      .issue('B', 'fay', ['A'], { remove: ['gil'] })
    expect(said(graph)).toMatchObject({ members: 'ben fay* hal* xia yan', voided: '' })
  })

  it('does nothing that counts afterwards, whatever she follows and whoever lends her keys', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { remove: ['gil'] })
      .issue('B', 'fay', ['A'])
      .issue('late', 'gil', ['root'], { remove: ['fay'] })
      .issue('both', 'gil', ['B', 'late'], { members: ['gil', 'hal', 'xia'], promote: ['xia'] })
      .issue('more', 'gil', ['both'], { remove: ['hal'] })
    expect(said(graph)).toMatchObject({
      members: 'fay* hal* xia yan zoe',
      heads: 'B',
      dead: 'more',
      voided: 'both late more',
    })
  })

  it('is not brought back by an epoch that follows one of long ago', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { remove: ['zoe'] })
      .issue('B', 'fay', ['A'])
      .issue('back', 'hal', ['B', 'root'], {
        members: ['fay', 'gil', 'hal', 'xia', 'yan', 'zoe'],
        promote: ['zoe'],
      })
      .issue('hers', 'zoe', ['back'], { remove: ['fay'] })
    expect(said(graph)).toMatchObject({ members: 'fay* gil* hal* xia yan', voided: 'hers' })
  })

  it('by somebody who was removed at the same time is not removed', () => {
    const graph = room()
      .issue('A', 'gil', ['root'], { remove: ['zoe'] })
      .issue('B', 'fay', ['root'], { remove: ['gil'] })
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia yan zoe', voided: 'A' })
  })

  it('and stands in no head any more stays out, though her removal was void', () => {
    const graph = room()
      .issue('A', 'gil', ['root'], { remove: ['zoe'] })
      .issue('B', 'hal', ['root'], { remove: ['gil'] })
      .issue('C', 'fay', ['A', 'B'], { members: ['fay', 'hal', 'xia', 'yan'] })
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia yan', heads: 'C', voided: 'A' })
  })
})

describe('whoever is made a plain member', () => {
  it('decided nothing at the same time', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { demote: ['gil'] })
      .issue('B', 'gil', ['root'], { remove: ['zoe'] })
    expect(said(graph)).toMatchObject({ members: 'fay* gil hal* xia yan zoe', voided: 'B' })
  })

  it('decides nothing afterwards by following an epoch in which she was a facilitator', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { demote: ['gil'] })
      .issue('B', 'hal', ['A'])
      .issue('C', 'gil', ['B', 'root'], { remove: ['fay'], promote: ['gil'] })
      .issue('D', 'gil', ['C'], { remove: ['hal'] })
    expect(said(graph)).toMatchObject({ members: 'fay* gil hal* xia yan zoe', heads: 'B', voided: 'C D' })
  })

  it('decides again once she is promoted, and not once the promotion is void', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { demote: ['gil'] })
      .issue('B', 'hal', ['A'], { promote: ['gil'] })
      .issue('C', 'gil', ['B'], { remove: ['zoe'] })
    expect(said(graph)).toMatchObject({ members: 'fay* gil* hal* xia yan', voided: '' })
    graph.issue('D', 'fay', ['A'], { remove: ['hal'] })
    expect(said(graph)).toMatchObject({ members: 'fay* gil xia yan zoe', heads: 'D', voided: 'B C' })
  })
})

describe('whoever became a facilitator', () => {
  it('decides what she decides', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { promote: ['xia'] })
      .issue('B', 'xia', ['A'], { remove: ['gil'] })
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia* yan zoe', voided: '' })
  })

  it('by somebody who was removed at the same time decides nothing', () => {
    const graph = room()
      .issue('A', 'gil', ['root'], { promote: ['xia'] })
      .issue('B', 'xia', ['A'], { remove: ['hal'] })
      .issue('C', 'fay', ['root'], { remove: ['gil'] })
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia yan zoe', heads: 'C', voided: 'A B' })
  })

  it('in two ways, of which one is void, is one', () => {
    const graph = room()
      .issue('A', 'gil', ['root'], { promote: ['xia'] })
      .issue('B', 'hal', ['root'], { promote: ['xia'] })
      .issue('C', 'xia', ['A', 'B'], {
        members: ['fay', 'gil', 'hal', 'xia', 'yan', 'zoe'],
        remove: ['zoe'],
        promote: ['xia'],
      })
      .issue('D', 'fay', ['root'], { remove: ['gil'] })
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia* yan', voided: 'A' })
  })
})

describe('facilitators who take each other’s place', () => {
  it('leave the more senior of two', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { remove: ['gil'] })
      .issue('B', 'gil', ['root'], { remove: ['fay'] })
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia yan zoe', heads: 'A', voided: 'B' })
  })

  it('leave the more senior of two, whichever way they do it', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { demote: ['gil'] })
      .issue('B', 'gil', ['root'], { remove: ['fay'] })
    expect(said(graph)).toMatchObject({ members: 'fay* gil hal* xia yan zoe', heads: 'A', voided: 'B' })
  })

  it('of one seniority leave the one with the smaller device id', () => {
    const graph = new EpochGraph()
      .begin(['fay'], ['xia', 'yan'])
      .issue('in', 'fay', ['root'], { invite: ['ada', 'bea'] })
      .issue('A', 'bea', ['in'], { remove: ['ada'] })
      .issue('B', 'ada', ['in'], { remove: ['bea'] })
    expect(said(graph)).toMatchObject({ members: 'ada* fay* xia yan', voided: 'A' })
  })

  it('leave the one with whom more than half went, of those who are in both', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { remove: ['gil'] })
      .issue('B', 'gil', ['root'], { remove: ['fay'] })
      .hello('xia', 'B')
      .hello('yan', 'B')
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia yan zoe', voided: 'B' })
    graph.hello('zoe', 'B')
    expect(said(graph)).toMatchObject({ members: 'gil* hal* xia yan zoe', heads: 'B', voided: 'A' })
  })

  it('count each as she went first, and not as she came back', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { remove: ['gil'] })
      .issue('B', 'gil', ['root'], { remove: ['fay'] })
    for (const name of ['xia', 'yan', 'zoe']) graph.hello(name, 'root').hello(name, 'B').hello(name, 'A')
    expect(said(graph)).toMatchObject({ members: 'gil* hal* xia yan zoe', voided: 'A' })
  })

  it('in a circle of three lose what the least senior of them did, and what that leaves standing counts', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { remove: ['gil'] })
      .issue('B', 'gil', ['root'], { remove: ['hal'] })
      .issue('C', 'hal', ['root'], { remove: ['fay'] })
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia yan zoe', heads: 'A', voided: 'B C' })
  })

  it('together against one who is more senior lose against her, all of them', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { remove: ['gil', 'hal'] })
      .issue('B', 'gil', ['root'], { remove: ['fay'] })
      .issue('C', 'hal', ['root'], { remove: ['fay'] })
    expect(said(graph)).toMatchObject({ members: 'fay* xia yan zoe', heads: 'A', voided: 'B C' })
  })

  it('are not judged again by an epoch of one of them that stands alone afterwards', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { remove: ['gil'] })
      .issue('B', 'gil', ['root'], { remove: ['fay'] })
      .issue('C', 'gil', ['A', 'B'], { members: ['gil', 'hal', 'xia', 'yan', 'zoe'] })
      .issue('D', 'gil', ['C'])
      .issue('E', 'gil', ['D'])
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia yan zoe', heads: 'A', voided: 'B C D E' })
  })
})

describe('a founder who was removed', () => {
  const removed = () =>
    room()
      .issue('A', 'gil', ['root'], { remove: ['fay'] })
      .hello('gil', 'A')
      .hello('hal', 'A')
      .hello('xia', 'A')
      .hello('yan', 'A')
      .issue('B', 'gil', ['A'], { add: ['ben'] })

  it('and forks late takes nothing back: the others went on', () => {
    const graph = removed().issue('fork', 'fay', ['root'], { remove: ['gil'] })
    expect(said(graph)).toMatchObject({ members: 'ben gil* hal* xia yan zoe', heads: 'B', dead: 'fork' })
  })

  it('is taken in as what does not count by the next epoch, and then it is nobody’s question any more', () => {
    const graph = removed()
      .issue('fork', 'fay', ['root'], { remove: ['gil'] })
      .issue('C', 'hal', ['B', 'fork'], { members: ['gil', 'hal', 'xia', 'yan', 'zoe', 'ben'] })
      .issue('D', 'gil', ['C'])
    expect(said(graph)).toMatchObject({
      members: 'ben gil* hal* xia yan zoe',
      heads: 'D',
      dead: '',
      voided: 'fork',
      contested: 'A B fork',
    })
  })

  it('before anybody went on takes the room back', () => {
    const graph = room()
      .issue('A', 'gil', ['root'], { remove: ['fay'] })
      .hello('gil', 'A')
      .issue('fork', 'fay', ['root'], { remove: ['gil'] })
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia yan zoe', heads: 'fork', voided: 'A' })
  })
})

describe('a void epoch', () => {
  const withVoid = () =>
    room()
      .issue('A', 'fay', ['root'], { remove: ['gil'] })
      .issue('V', 'gil', ['root'], { add: ['ben'], remove: ['zoe'] })

  it('with a valid one on it does not bring anybody in or out by that', () => {
    const graph = withVoid().issue('W', 'hal', ['V'], { add: ['cem'] })
    expect(said(graph)).toMatchObject({
      members: 'cem fay* hal* xia yan zoe',
      heads: 'A W',
      dead: '',
      voided: 'V',
    })
  })

  it('with a void one on it has one end', () => {
    const graph = withVoid().issue('W', 'gil', ['V'], { remove: ['xia'] })
    expect(said(graph)).toMatchObject({
      members: 'fay* hal* xia yan zoe',
      heads: 'A',
      dead: 'W',
      voided: 'V W',
    })
  })

  it('that another joined with a valid one leaves nothing but what the valid ones say', () => {
    const graph = withVoid().issue('M', 'hal', ['A', 'V'], { members: ['fay', 'hal', 'xia', 'yan', 'zoe'] })
    expect(said(graph)).toMatchObject({ members: 'fay* hal* xia yan zoe', heads: 'M', dead: '', voided: 'V' })
  })

  it('stays void when everything is settled', () => {
    const graph = withVoid()
      .issue('M', 'hal', ['A', 'V'], { members: ['fay', 'hal', 'xia', 'yan', 'zoe'] })
      .issue('N', 'fay', ['M'], { add: ['cem'] })
      .issue('O', 'fay', ['N'])
    expect(said(graph)).toMatchObject({ members: 'cem fay* hal* xia yan zoe', heads: 'O', voided: 'V' })
  })
})

describe('a room that a device came into late', () => {
  it('begins with the first epoch that it has', () => {
    const whole = room()
      .issue('A', 'fay', ['root'], { remove: ['gil'] })
      .issue('B', 'hal', ['A'], { add: ['ben'] })
      .issue('C', 'fay', ['B'], { remove: ['zoe'] })
    const known = whole.nodes.slice(2)
    expect([...resolveEpochs(known, whole.hellos).members.keys()].map(nameOf).sort()).toEqual(
      ['ben', 'fay', 'hal', 'xia', 'yan'].sort(),
    )
  })
})
