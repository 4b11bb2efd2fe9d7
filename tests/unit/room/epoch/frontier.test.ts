import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import type { Epoch } from '../../../../shared/room/epoch/epoch.ts'
import { frontierEnd, frontierLimits } from '../../../../shared/room/epoch/frontier.ts'
import type { RecordId, StrandId } from '../../../../shared/room/ids.ts'
import type { EpochNode } from '../../../../shared/room/membership/epochNode.ts'
import { deviceOf } from '../../../support/room/epochGraph.ts'
import { foundRoom } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

const [ONE, TWO] = ['01'.repeat(8) as StrandId, '02'.repeat(8) as StrandId]
const [xia, yan] = [deviceOf('xia'), deviceOf('yan')]

/** An epoch that removes these and closes its parents with these heads. */
function removal(
  removed: readonly string[],
  ...frontiers: readonly (readonly [StrandId, number])[][]
): EpochNode {
  const { epoch } = foundRoom()
  const entries = frontiers.map(heads =>
    heads.map(([strand, seq]) => ({ strand, seq, record: '0f'.repeat(32) as RecordId })),
  )
  const held: Epoch = { ...epoch, state: { ...epoch.state, frontiers: entries } }
  return { epoch: held, left: new Set(removed.map(deviceOf)) } as Partial<EpochNode> as EpochNode
}

const end = (nodes: readonly EpochNode[], device = xia, strand = ONE) =>
  frontierEnd(frontierLimits(nodes), device, strand)

describe('the end of a strand of somebody who was removed', () => {
  it('is after the record that the removal closed with', () => {
    expect(end([removal(['xia'], [[ONE, 7]])])).toBe(8)
    expect(end([removal(['xia'], [[ONE, 0]])])).toBe(1)
  })

  it('is its beginning when the strand stands in no frontier, and when nobody removed her', () => {
    expect(end([removal(['xia'], [[TWO, 7]])])).toBe(0)
    expect(end([removal(['xia'], [])])).toBe(0)
    expect(end([removal(['yan'], [[ONE, 7]])])).toBe(0)
    expect(end([])).toBe(0)
  })

  it('is the last of several removals, and of several parents', () => {
    expect(
      end([removal(['xia'], [[ONE, 7]]), removal(['xia'], [[ONE, 9]]), removal(['xia'], [[ONE, 3]])]),
    ).toBe(10)
    expect(end([removal(['xia'], [[ONE, 2]], [[ONE, 5]])])).toBe(6)
  })

  it('is not moved by an epoch that does not remove her', () => {
    expect(end([removal(['xia'], [[ONE, 2]]), removal(['yan'], [[ONE, 50]]), removal([], [[ONE, 60]])])).toBe(
      3,
    )
  })

  it('is told for each strand and each device apart', () => {
    const nodes = [
      removal(
        ['xia', 'yan'],
        [
          [ONE, 2],
          [TWO, 4],
        ],
      ),
    ]
    expect([end(nodes, xia, ONE), end(nodes, xia, TWO), end(nodes, yan, TWO)]).toEqual([3, 5, 5])
  })

  it('is its beginning when the key of the removal is not here', () => {
    expect(end([{ ...removal(['xia'], [[ONE, 7]]), epoch: null }])).toBe(0)
  })
})
