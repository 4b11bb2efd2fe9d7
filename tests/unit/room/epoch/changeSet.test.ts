import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import {
  areSameMembers,
  isSameMember,
  membersAfter,
  opsBetween,
} from '../../../../shared/room/epoch/changeSet.ts'
import type { EpochOp } from '../../../../shared/room/epoch/epochOps.ts'
import type { Member } from '../../../../shared/room/epoch/member.ts'
import { refusal, there } from '../../../support/refusals.ts'
import { deviceOf, memberCalled } from '../../../support/room/epochGraph.ts'

beforeAll(cryptoReady)

const [fay, xia, yan, ben] = [
  memberCalled('fay', 'facilitator', 0),
  memberCalled('xia', 'member', 1),
  memberCalled('yan', 'member', 1),
  memberCalled('ben', 'member', 2),
]
const key = 'ab'.repeat(32) as Member['leaf']
const everybody = [fay, xia, yan]
const add = (member: Member): EpochOp => ({ type: 'add', member })
const remove = (name: string): EpochOp => ({ type: 'remove', device: deviceOf(name) })
const role = (name: string, to: Member['role']): EpochOp => ({
  type: 'role',
  device: deviceOf(name),
  role: to,
})

describe('the members after ops', () => {
  it('are those of the parent, changed in turn', () => {
    expect(membersAfter(everybody, [])).toEqual(everybody)
    expect(membersAfter(everybody, [add(ben), remove('xia'), role('ben', 'facilitator')])).toEqual([
      fay,
      yan,
      { ...ben, role: 'facilitator' },
    ])
    expect(membersAfter(everybody, [add(ben), remove('ben')])).toEqual(everybody)
    expect(membersAfter(everybody, [remove('yan'), add({ ...yan, name: 'Y' })])).toEqual([
      fay,
      xia,
      { ...yan, name: 'Y' },
    ])
  })

  it.each<[string, EpochOp[]]>([
    ['adds one who is there', [add(xia)]],
    ['adds one twice', [add(ben), add(ben)]],
    ['removes one who is not there', [remove('ben')]],
    ['removes one twice', [remove('xia'), remove('xia')]],
    ['gives one who is not there a role', [role('ben', 'facilitator')]],
    ['gives one who was removed a role', [remove('xia'), role('xia', 'facilitator')]],
    ['gives one the role she has', [role('xia', 'member')]],
    ['gives one a role and takes it back twice', [role('fay', 'member'), role('fay', 'member')]],
  ])('are none when an op %s', (_, ops) => {
    expect(refusal(() => membersAfter(everybody, ops))).toBe('EPOCH_MEMBERS')
  })
})

describe('the ops between two lists', () => {
  it.each<[string, Member[], EpochOp[]]>([
    ['are none when nothing changes', everybody, []],
    ['are none when only leaves move on', [fay, { ...xia, leaf: key, leafCounter: 3 }, yan], []],
    [
      'remove, add and give roles',
      [fay, { ...yan, role: 'facilitator' }, ben],
      [remove('xia'), role('yan', 'facilitator'), add(ben)],
    ],
    [
      'take out and put in who is told of otherwise',
      [fay, { ...xia, name: 'Ξ' }, { ...yan, seniority: 9, role: 'facilitator' }],
      [
        remove('xia'),
        add({ ...xia, name: 'Ξ' }),
        remove('yan'),
        add({ ...yan, seniority: 9, role: 'facilitator' }),
      ],
    ],
    [
      'take out and put in who has a leaf of before',
      [fay, xia, { ...yan, leaf: key }],
      [remove('yan'), add({ ...yan, leaf: key })],
    ],
  ])('%s, and lead from the one to the other', (_, members, ops) => {
    expect(opsBetween(everybody, members)).toEqual(ops)
    expect(areSameMembers(membersAfter(everybody, ops), members)).toBe(true)
  })
})

describe('an entry that follows another of the same device', () => {
  it('has the same or a later leaf', () => {
    expect(isSameMember(xia, xia)).toBe(true)
    expect(isSameMember(xia, { ...xia, leaf: key, leafCounter: 1 })).toBe(true)
    expect(isSameMember(xia, { ...xia, leaf: key })).toBe(false)
    expect(isSameMember({ ...xia, leafCounter: 2 }, { ...xia, leafCounter: 1 })).toBe(false)
  })

  it.each<[keyof Member, Partial<Member>]>([
    ['role', { role: 'facilitator' }],
    ['person', { person: fay.person }],
    ['name', { name: 'Xi' }],
    ['seniority', { seniority: 2 }],
  ])('has the same %s', (_, change) => {
    expect(isSameMember(xia, { ...xia, ...change })).toBe(false)
    expect(isSameMember(xia, { ...xia, ...change, leaf: key, leafCounter: 1 })).toBe(false)
  })
})

describe('two lists of members', () => {
  it('are the same in any order', () => {
    expect(areSameMembers(everybody, [yan, fay, xia])).toBe(true)
  })

  it('are not when one has somebody whom the other has not', () => {
    expect(areSameMembers(everybody, [fay, xia])).toBe(false)
    expect(areSameMembers([fay, xia], everybody)).toBe(false)
    expect(areSameMembers(everybody, [fay, xia, ben])).toBe(false)
    expect(areSameMembers(everybody, [fay, xia, there(xia)])).toBe(false)
  })
})
