import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { checkHistory, type VerifiedParent } from '../../../../shared/room/epoch/checkHistory.ts'
import type { Epoch } from '../../../../shared/room/epoch/epoch.ts'
import type { EpochOp } from '../../../../shared/room/epoch/epochOps.ts'
import type { RemovedDevice } from '../../../../shared/room/epoch/epochState.ts'
import type { Member } from '../../../../shared/room/epoch/member.ts'
import type { EpochNode } from '../../../../shared/room/membership/epochNode.ts'
import { refusal } from '../../../support/refusals.ts'
import { deviceOf, memberCalled } from '../../../support/room/epochGraph.ts'
import { foundRoom } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

const [fay, xia, yan] = [
  memberCalled('fay', 'facilitator', 0),
  memberCalled('xia', 'member', 1),
  memberCalled('yan', 'member', 1),
]
const NUMBER = 5
const ben = memberCalled('ben', 'member', NUMBER)
const gone = (name: string, epochNumber: number): RemovedDevice => ({ device: deviceOf(name), epochNumber })
const add = (member: Member): EpochOp => ({ type: 'add', member })
const remove = (name: string): EpochOp => ({ type: 'remove', device: deviceOf(name) })

type Parent = { members: Member[]; removed?: RemovedDevice[]; ops?: EpochOp[] }

/** An epoch with the number 5 and these members, after parents that are held, and so many that are not known. */
function check(
  members: Member[],
  removed: RemovedDevice[],
  parents: readonly Parent[],
  unknown = 0,
): () => void {
  const { epoch } = foundRoom()
  const after = Array.from({ length: parents.length + unknown }, () => epoch.id)
  const state = { ...epoch.state, members, removed }
  const next: Epoch = { ...epoch, number: NUMBER, parents: after, state }
  const held = parents.map(
    ({ members: listed, removed: out = [], ops = [] }): VerifiedParent => ({
      node: { members: listed, removed: out } as Partial<EpochNode> as EpochNode,
      epoch,
      ops,
    }),
  )
  return () => checkHistory(next, held)
}

const holds = (...from: Parameters<typeof check>) => expect(check(...from)).not.toThrow()
const fails = (...from: Parameters<typeof check>) => expect(refusal(check(...from))).toBe('EPOCH_MEMBERS')

describe('whoever is new', () => {
  it('has the number of the epoch for her seniority', () => {
    holds([fay, ben], [], [{ members: [fay], ops: [add(ben)] }])
    for (const seniority of [0, NUMBER - 1, NUMBER + 1])
      fails([fay, { ...ben, seniority }], [], [{ members: [fay] }])
  })

  it('may have an earlier one where a parent is unknown, and never a later', () => {
    holds([fay, { ...ben, seniority: 3 }], [], [{ members: [fay] }], 1)
    holds([fay, { ...ben, seniority: NUMBER }], [], [{ members: [fay] }], 1)
    fails([fay, { ...ben, seniority: NUMBER + 1 }], [], [{ members: [fay] }], 1)
  })

  it('may have been removed where a parent is unknown: in that one she may have stayed', () => {
    holds([fay, { ...ben, seniority: 3 }], [], [{ members: [fay], removed: [gone('ben', 2)] }], 1)
  })

  it('is no matter of who else was removed', () => {
    const others = [gone('xia', 2)]
    holds([fay, { ...ben, seniority: NUMBER }], others, [{ members: [fay], removed: others }])
  })

  it('was removed by no parent', () => {
    fails([fay, ben], [], [{ members: [fay], removed: [gone('ben', 2)] }])
    fails([fay, ben], [], [{ members: [fay] }, { members: [fay], removed: [gone('ben', 2)] }])
  })
})

describe('whoever stands in a parent', () => {
  it('is as she stands in one of them, but for her role', () => {
    const odd = { ...xia, name: 'Xi' }
    holds([fay, xia], [], [{ members: [fay, xia] }, { members: [fay, odd] }])
    holds([fay, odd], [], [{ members: [fay, xia] }, { members: [fay, odd] }])
    holds([fay, { ...xia, role: 'facilitator' }], [], [{ members: [fay, xia] }])
    fails([fay, { ...xia, name: 'Third' }], [], [{ members: [fay, xia] }, { members: [fay, odd] }])
    fails([fay, { ...xia, seniority: NUMBER }], [], [{ members: [fay, xia] }])
  })

  it('may be there again when another parent removed her', () => {
    holds(
      [fay, xia],
      [],
      [{ members: [fay, xia] }, { members: [fay], removed: [gone('xia', 4)], ops: [add(xia)] }],
    )
  })
})

describe('the list of the removed', () => {
  it('is that of the parent and whom the ops remove, with this number', () => {
    const parent = { members: [fay, xia], removed: [gone('yan', 2)], ops: [remove('xia')] }
    holds([fay], [gone('yan', 2), gone('xia', NUMBER)], [parent])
    fails([fay], [gone('yan', 2)], [parent])
    fails([fay], [gone('xia', NUMBER)], [parent])
    fails([fay], [gone('yan', 2), gone('xia', NUMBER - 1)], [parent])
    fails([fay], [gone('yan', 3), gone('xia', NUMBER)], [parent])
    fails([fay], [gone('yan', 2), gone('xia', NUMBER), gone('ben', NUMBER)], [parent])
    fails([fay], [gone('yan', 2), gone('xia', NUMBER), gone('xia', NUMBER)], [parent])
  })

  it('is that of all parents: an entry is as one of them has it', () => {
    const parents = [
      { members: [fay], removed: [gone('yan', 2)] },
      { members: [fay, yan], removed: [gone('xia', 3)], ops: [remove('yan')] },
    ]
    holds([fay], [gone('yan', 2), gone('xia', 3)], parents)
    fails([fay], [gone('yan', NUMBER), gone('xia', 3)], parents)
    fails([fay], [gone('yan', 2)], parents)
  })

  it('has nobody on it who is a member', () => {
    fails([fay, xia], [gone('xia', 4)], [{ members: [fay, xia] }])
    fails(
      [fay, xia],
      [gone('xia', 4)],
      [{ members: [fay, xia] }, { members: [fay], removed: [gone('xia', 4)] }],
    )
  })

  it('may have anybody on it where a parent is unknown, but forgets nobody', () => {
    const parent = { members: [fay], removed: [gone('yan', 2)] }
    holds([fay], [gone('yan', 2), gone('ben', 1)], [parent], 1)
    fails([fay], [gone('ben', 1)], [parent], 1)
  })
})
