import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { issueNext, type RoomChange } from '../../../shared/session/room/issueNext.ts'
import { refusal, there } from '../../support/refusals.ts'
import { LedgerRoom, newcomerIn } from '../../support/session/ledgerRoom.ts'
import { message } from '../../support/session/ledgers.ts'

beforeAll(cryptoReady)

const RENEW = { type: 'renew' } as const
const EVERYBODY = ['fay', 'gil', 'ana', 'bo']
const roomOf = () => new LedgerRoom('fay', ['gil'], ['ana', 'bo'])
const names = (room: LedgerRoom, name: string) => room.at(name).ledger.active.state.members.map(m => m.name)
const refusals = (room: LedgerRoom) => EVERYBODY.flatMap(name => room.at(name).refused)

describe('the next epoch', () => {
  it('renews the secret and nothing else', () => {
    const room = roomOf()
    const next = room.issue('gil', RENEW, 'fay', 'ana', 'bo')
    expect([next.number, next.parents, next.issuer]).toEqual([2, [room.start.id], room.id('gil')])
    expect(next.state).toEqual({ ...room.start.state, frontiers: [[]] })
    expect(next.keys.secret.expose()).not.toEqual(room.start.keys.secret.expose())
    expect(refusals(room)).toEqual([])
  })

  it('adds somebody as a plain member, from its number on', () => {
    const room = roomOf()
    const caro = newcomerIn(room, 'Caro')
    const next = room.issue('fay', { type: 'add', newcomer: caro }, 'gil', 'ana', 'bo')
    expect(next.state.members.at(-1)).toEqual({ ...caro.device.member, seniority: 2 })
    expect(names(room, 'ana')).toEqual(['Founder', 'gil', 'ana', 'bo', 'Caro'])
    expect(refusals(room)).toEqual([])
  })

  it('removes somebody, and closes with the last of her records', () => {
    const room = roomOf()
    room.hello('bo', 'fay')
    const said = room.at('bo').ledger.write(message('last words'))
    room.at('fay').ledger.takeRecord(said.wire)
    room.hello('gil', 'fay')
    const next = room.issue('fay', { type: 'remove', devices: [room.id('bo')] }, 'gil', 'ana', 'bo')
    expect(next.state.removed).toEqual([{ device: room.id('bo'), epochNumber: 2 }])
    const { strand, seq } = said.header
    expect(next.state.frontiers).toEqual([[{ strand, seq, record: said.id }]])
    expect(names(room, 'ana')).toEqual(['Founder', 'gil', 'ana'])
    expect(room.at('bo').ledger.epochBook.standing).toBe('removed')
  })

  it('closes with what counts of her, who was removed before and wrote on', () => {
    const room = roomOf()
    room.hello('bo', 'fay', 'gil')
    const words = [1, 2, 3].map(at => room.at('bo').ledger.write(message(`${at}`)))
    for (const { wire } of words.slice(0, 1)) room.at('fay').ledger.takeRecord(wire)
    for (const { wire } of words) room.at('gil').ledger.takeRecord(wire)
    const out = { type: 'remove', devices: [room.id('bo')] } as const
    const first = room.issue('fay', out)
    const renewed = room.issue('gil', RENEW)
    room.tell(first, 'gil')
    const merge = room.issue('gil', RENEW, 'fay', 'ana')
    expect(merge.parents).toHaveLength(2)
    const heads = merge.state.frontiers[merge.parents.indexOf(renewed.id)]
    expect(heads).toEqual([{ strand: there(words[0]).header.strand, seq: 1, record: there(words[0]).id }])
  })

  it('makes a facilitator, who decides then, and a plain member again, who does not', () => {
    const room = roomOf()
    const role = (to: 'facilitator' | 'member') =>
      ({ type: 'role', device: room.id('ana'), role: to }) as const
    room.issue('fay', role('facilitator'), 'gil', 'ana', 'bo')
    expect(room.members('bo')).toBe('ana* bo fay* gil*')
    room.issue('ana', RENEW, 'fay', 'gil', 'bo')
    room.issue('gil', role('member'), 'fay', 'ana', 'bo')
    expect(room.members('bo')).toBe('ana bo fay* gil*')
    expect(refusal(() => issueNext(room.at('ana').ledger, RENEW))).toBe('NOT_ALLOWED')
    expect(refusals(room)).toEqual([])
  })

  it('shows the right of a facilitator who stands as one in no newest epoch: the one that took it from her is void', () => {
    const room = new LedgerRoom('fay', ['gil', 'hal'], ['ana', 'bo'])
    const role = (name: string, to: 'facilitator' | 'member') =>
      ({ type: 'role', device: room.id(name), role: to }) as const
    room.issue('fay', role('ana', 'facilitator'), 'gil', 'ana', 'bo')
    const last = room.issue('fay', RENEW)
    const taken = room.issue('gil', role('ana', 'member'), 'fay')
    const newest = room.issue('fay', RENEW)
    expect([...newest.parents].sort()).toEqual([last.id, taken.id].sort())
    expect(room.members('fay')).toBe('ana bo fay* gil* hal*')
    // whose word on Ana's role does not count any more
    const other = room.issue('hal', role('gil', 'member'))
    const everybody = ['fay', 'gil', 'hal', 'ana', 'bo']
    room.meet(...everybody)
    expect(room.members('ana')).toBe('ana* bo fay* gil hal*')
    const next = room.issue('ana', RENEW, 'fay', 'gil', 'hal', 'bo')
    expect([...next.parents].sort()).toEqual([newest.id, other.id, last.id].sort())
    expect(everybody.map(name => room.members(name))).toEqual(Array(5).fill('ana* bo fay* gil hal*'))
    expect(everybody.map(name => room.at(name).ledger.active.id)).toEqual(Array(5).fill(next.id))
    expect(everybody.flatMap(name => room.at(name).refused)).toEqual([])
  })

  it('changes title, pause, lock and end, and leaves of the policy what was not named', () => {
    const room = roomOf()
    const change = (policy: (RoomChange & { type: 'policy' })['policy']) =>
      room.issue('fay', { type: 'policy', policy }, 'gil', 'ana', 'bo').state.policy
    const before = room.start.state.policy
    expect(change({ title: 'Morning', paused: true })).toEqual({ ...before, title: 'Morning', paused: true })
    expect(change({ locked: true })).toEqual({ ...before, title: 'Morning', paused: true, locked: true })
    expect(change({ paused: false, locked: false, ended: true })).toEqual({
      ...before,
      title: 'Morning',
      ended: true,
    })
    expect(refusals(room)).toEqual([])
  })

  it('lists the newest leaf that each has announced', () => {
    const room = roomOf()
    room.hello('ana', 'fay')
    const next = room.issue('gil', RENEW, 'fay', 'ana')
    const hello = room.hello('ana', 'fay')
    const after = room.issue('fay', RENEW)
    const entry = (epoch: typeof next) => there(epoch.state.members.find(({ name }) => name === 'ana'))
    const { counter, pair } = room.at('ana').ledger.leaf
    expect([entry(next).leafCounter, hello.header.epoch]).toEqual([0, next.id])
    expect([entry(after).leafCounter, entry(after).leaf]).toEqual([counter, pair.publicKey])
    expect(counter).toBe(1)
  })

  it('follows all branches, and everybody who is in the room takes it', () => {
    const room = new LedgerRoom('fay', ['gil'], ['ana', 'bo', 'eva'])
    const caro = newcomerIn(room, 'Caro')
    const one = room.issue('fay', { type: 'add', newcomer: caro })
    const two = room.issue('gil', { type: 'remove', devices: [room.id('bo')] })
    room.meet('fay', 'gil', 'ana', 'eva')
    const merge = room.issue(
      'gil',
      { type: 'role', device: room.id('ana'), role: 'facilitator' },
      'fay',
      'ana',
      'eva',
    )
    expect([...merge.parents].sort()).toEqual([one.id, two.id].sort())
    expect(merge.state.frontiers).toHaveLength(2)
    expect(merge.state.removed).toEqual([{ device: room.id('bo'), epochNumber: 2 }])
    expect(room.members('eva')).toBe('ana* eva fay* gil* new')
    expect(['fay', 'gil', 'ana', 'eva'].flatMap(name => room.at(name).refused)).toEqual([])
  })

  it('follows what does not count too, and takes nothing from it', () => {
    const room = roomOf()
    const caro = newcomerIn(room, 'Caro')
    const lost = room.issue('gil', { type: 'add', newcomer: caro }, 'ana')
    const removal = room.issue('fay', { type: 'remove', devices: [room.id('gil')] }, 'ana', 'bo')
    room.hand(lost, 'fay')
    const next = room.issue('fay', RENEW, 'ana')
    expect(next.parents).toEqual([removal.id, lost.id])
    expect(names(room, 'ana')).toEqual(['Founder', 'ana', 'bo'])
    expect(next.state.removed.map(({ device }) => device).sort()).toEqual(
      [room.id('gil'), caro.device.keys.device].sort(),
    )
    expect(refusals(room)).toEqual([])
  })
})

describe('what is not allowed', () => {
  const cases: [string, ErrorCode, string, (room: LedgerRoom) => RoomChange][] = [
    ['a member renews', 'NOT_ALLOWED', 'ana', () => RENEW],
    ['a member adds', 'NOT_ALLOWED', 'ana', room => ({ type: 'add', newcomer: newcomerIn(room, 'Caro') })],
    ['a member removes', 'NOT_ALLOWED', 'ana', room => ({ type: 'remove', devices: [room.id('bo')] })],
    [
      'a member gives a role',
      'NOT_ALLOWED',
      'ana',
      room => ({ type: 'role', device: room.id('ana'), role: 'facilitator' }),
    ],
    [
      'a member changes the policy',
      'NOT_ALLOWED',
      'ana',
      () => ({ type: 'policy', policy: { paused: true } }),
    ],
    [
      'somebody removes herself',
      'NOT_ALLOWED',
      'fay',
      room => ({ type: 'remove', devices: [room.id('bo'), room.id('fay')] }),
    ],
    [
      'somebody demotes herself',
      'NOT_ALLOWED',
      'fay',
      room => ({ type: 'role', device: room.id('fay'), role: 'member' }),
    ],
    [
      'a stranger is removed',
      'EPOCH_MEMBERS',
      'fay',
      () => ({ type: 'remove', devices: ['0c'.repeat(16) as DeviceId] }),
    ],
    [
      'a stranger is promoted',
      'EPOCH_MEMBERS',
      'fay',
      () => ({ type: 'role', device: '0c'.repeat(16) as DeviceId, role: 'facilitator' }),
    ],
  ]

  it.each(cases)('%s: %s', (_, code, name, change) => {
    const room = roomOf()
    expect(refusal(() => issueNext(room.at(name).ledger, change(room)))).toBe(code)
    expect(room.at(name).ledger.active.id).toBe(room.start.id)
  })

  it('is that somebody is added again, who is in the room or was: NOT_ALLOWED', () => {
    const room = roomOf()
    const caro = newcomerIn(room, 'Caro')
    const add = { type: 'add', newcomer: caro } as const
    room.issue('fay', add)
    expect(refusal(() => issueNext(room.at('fay').ledger, add))).toBe('NOT_ALLOWED')
    room.issue('fay', { type: 'remove', devices: [caro.device.keys.device] })
    expect(refusal(() => issueNext(room.at('fay').ledger, add))).toBe('NOT_ALLOWED')
  })

  it('is that somebody is added to a locked room: ROOM_LOCKED, in whichever branch it was locked', () => {
    const room = roomOf()
    room.issue('gil', { type: 'policy', policy: { locked: true } })
    room.issue('fay', RENEW)
    room.meet('fay')
    const add = { type: 'add', newcomer: newcomerIn(room, 'Caro') } as const
    expect(refusal(() => issueNext(room.at('fay').ledger, add))).toBe('ROOM_LOCKED')
    room.issue('fay', { type: 'policy', policy: { locked: false } })
    expect(issueNext(room.at('fay').ledger, add).state.members).toHaveLength(5)
  })

  it('is anything, by who was removed: NOT_ALLOWED', () => {
    const room = roomOf()
    room.issue('fay', { type: 'remove', devices: [room.id('gil')] }, 'gil')
    expect(refusal(() => issueNext(room.at('gil').ledger, RENEW))).toBe('NOT_ALLOWED')
  })
})
