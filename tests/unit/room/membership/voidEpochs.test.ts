import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../../../shared/room/ids.ts'
import { Ancestry } from '../../../../shared/room/membership/ancestry.ts'
import { heldEnds } from '../../../../shared/room/membership/heldEnds.ts'
import { inOrder } from '../../../../shared/room/membership/openQuestions.ts'
import { resolveEpochs } from '../../../../shared/room/membership/resolveEpochs.ts'
import { voidEpochs } from '../../../../shared/room/membership/voidEpochs.ts'
import { deviceOf, EpochGraph } from '../../../support/room/epochGraph.ts'
import { addDevices, foundRoom, holding, newDevice } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

function voided(graph: EpochGraph, from = 0, gone: readonly DeviceId[] = []): string {
  const nodes = inOrder(graph.nodes).slice(from)
  const ancestry = new Ancestry(nodes)
  const found = voidEpochs({ nodes, ancestry, hellos: graph.hellos, gone: new Set(gone) })
  return graph.nodes
    .filter(({ id }) => found.has(id))
    .map(({ id }) => graph.nameOf(id))
    .join(' ')
}

const room = () => new EpochGraph().begin(['fay', 'gil', 'hal'], ['xia', 'yan'])

describe('of the epochs in question', () => {
  it('the first is settled, whoever issued it and whatever it did', () => {
    const graph = room()
      .issue('A', 'gil', ['root'], { remove: ['hal'] })
      .issue('B', 'fay', ['A'])
    expect(voided(graph, 1)).toBe('')
    expect(voided(graph, 1, [deviceOf('gil')])).toBe('')
  })

  it('those by somebody who is gone for long are void', () => {
    const graph = room().issue('A', 'fay', ['root']).issue('B', 'gil', ['root'])
    expect(voided(graph, 0, [deviceOf('gil')])).toBe('B')
  })

  it('those by somebody who is a facilitator in an epoch of before alone are void', () => {
    const graph = room()
      .issue('A', 'fay', ['root'], { demote: ['gil'] })
      .issue('B', 'gil', ['A', 'root'], { remove: ['fay'] })
    expect(voided(graph, 1)).toBe('B')
  })

  it('those by somebody who is demoted are not void if she knew nothing of it because it came later', () => {
    const graph = room()
      .issue('A', 'gil', ['root'])
      .issue('B', 'fay', ['A'], { demote: ['gil'] })
    expect(voided(graph)).toBe('')
  })

  it('a chain of removals is judged from its end: whoever is taken out cannot take out', () => {
    const graph = room()
      .issue('A', 'hal', ['root'], { remove: ['gil'] })
      .issue('B', 'gil', ['root'], { remove: ['fay'] })
      .issue('C', 'fay', ['root'], { add: ['ben'] })
    expect(voided(graph)).toBe('B')
  })

  it('a promotion that comes before a demotion does not undo it', () => {
    const graph = new EpochGraph()
      .begin(['fay', 'gil'], ['xia'])
      .issue('A', 'fay', ['root'], { promote: ['xia'] })
      .issue('B', 'gil', ['A'], { demote: ['xia'] })
      .issue('C', 'xia', ['A'], { remove: ['gil'] })
    // each takes the other's place: Gil is the more senior
    expect(voided(graph)).toBe('C')
  })

  it('what waits for a promotion that is in question waits for it', () => {
    const graph = new EpochGraph()
      .begin(['fay', 'gil', 'hal'], ['xia'])
      .issue('A', 'gil', ['root'], { promote: ['xia'] })
      .issue('B', 'xia', ['A'], { remove: ['hal'] })
      .issue('C', 'hal', ['root'], { remove: ['gil'] })
    // Hal removes Gil, who made Xia, who removes Hal: of the three Xia is the least senior
    expect(voided(graph)).toBe('A B')
  })
})

describe('the ends that a device can go on from', () => {
  const setup = () => {
    const { founder, epoch } = foundRoom()
    const next = addDevices(founder.keys, epoch, [newDevice(epoch.room, 'Ana', 1)])
    const beside = addDevices(founder.keys, epoch, [])
    const later = addDevices(founder.keys, next, [])
    const find = holding(epoch, next, beside, later)
    const node = (which: typeof epoch) => find(which.id) ?? never()
    const shut = (which: typeof epoch) => ({ ...node(which), epoch: null })
    return { epoch, next, beside, later, node, shut }
  }
  const never = () => {
    throw new Error('it is held')
  }
  const ends = (...nodes: Parameters<typeof heldEnds>[0]) => {
    const resolution = resolveEpochs(nodes, new EpochGraph().hellos)
    return heldEnds(nodes, resolution)
      .map(({ id }) => id)
      .sort()
  }

  it('are the heads whose keys are here', () => {
    const { epoch, next, beside, later, node, shut } = setup()
    expect(ends(node(epoch), node(next))).toEqual([next.id])
    expect(ends(node(epoch), node(next), node(beside))).toEqual([next.id, beside.id].sort())
    expect(ends(node(epoch), node(next), node(beside), shut(later))).toEqual([beside.id])
  })

  it('are the last ones before them when there is no such head', () => {
    const { epoch, next, beside, later, node, shut } = setup()
    expect(ends(node(epoch), node(next), shut(later))).toEqual([next.id])
    expect(ends(node(epoch), shut(next), shut(beside))).toEqual([epoch.id])
  })
})
