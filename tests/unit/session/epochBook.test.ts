import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DeviceId, EpochId, StrandId } from '../../../shared/room/ids.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { EpochBook } from '../../../shared/session/ledger/epochBook.ts'
import { refusal, there } from '../../support/refusals.ts'
import { opsBytes, plan, signedBytes } from '../../support/room/epochBytes.ts'
import { AT, addDevices, foundRoom, newDevice } from '../../support/room/testRoom.ts'
import { LedgerRoom, newcomerIn } from '../../support/session/ledgerRoom.ts'
import { message } from '../../support/session/ledgers.ts'

beforeAll(cryptoReady)

const roomOf = () => new LedgerRoom('fay', ['gil'], ['ana', 'bo'])
const RENEW = { type: 'renew' } as const
const standings = (room: LedgerRoom, ...names: string[]) =>
  names.map(name => room.at(name).ledger.epochBook.standing)
const actives = (room: LedgerRoom, ...names: string[]) => names.map(name => room.at(name).ledger.active.id)
const refusals = (room: LedgerRoom, ...names: string[]) => names.flatMap(name => room.at(name).refused)
const without = (room: LedgerRoom, name: string) => ({ type: 'remove', devices: [room.id(name)] }) as const

describe('a record among the epochs', () => {
  const setup = () => {
    const { founder, epoch } = foundRoom()
    const next = addDevices(founder.keys, epoch, [newDevice(epoch.room, 'Ana', 1)])
    const record = (written: EpochId) =>
      ({
        header: { epoch: written, author: founder.keys.device, strand: '0a'.repeat(8), seq: 0 },
      }) as OpenedRecord
    return { book: new EpochBook(founder.keys.device, [epoch, next]), epoch, next, record }
  }

  it('may be sealed under the epoch it was written in, or anew under a later one', () => {
    const { book, epoch, next, record } = setup()
    book.check(record(epoch.id), epoch)
    book.check(record(epoch.id), next)
  })

  it('is refused under an earlier epoch than it was written in, or from one that is not known', () => {
    const { book, epoch, next, record } = setup()
    expect(refusal(() => book.check(record(next.id), epoch))).toBe('RECORD_EPOCH')
    expect(refusal(() => book.check(record('00'.repeat(32) as EpochId), next))).toBe('RECORD_EPOCH')
  })
})

describe('two facilitators who act at once', () => {
  it('and only renew are followed by one epoch, and everybody writes in the same one of the two', () => {
    const room = roomOf()
    const [one, other] = [room.issue('fay', RENEW), room.issue('gil', RENEW)]
    room.meet('fay', 'gil', 'ana', 'bo')
    const [least] = [one.id, other.id].sort()
    expect(new Set(actives(room, 'fay', 'gil', 'ana', 'bo'))).toEqual(new Set([least]))
    expect(room.at('ana').ledger.epochBook.needsMerge).toBe(false)
    const next = room.issue('gil', RENEW, 'fay', 'ana', 'bo')
    expect([...next.parents].sort()).toEqual([one.id, other.id].sort())
    expect(new Set(actives(room, 'fay', 'gil', 'ana', 'bo'))).toEqual(new Set([next.id]))
    expect(refusals(room, 'fay', 'gil', 'ana', 'bo')).toEqual([])
  })

  it('the one adding and the other removing somebody: both hold, and nobody writes to the removed', () => {
    const room = roomOf()
    const added = room.issue('fay', { type: 'add', newcomer: newcomerIn(room, 'Caro') })
    const removal = room.issue('gil', without(room, 'bo'))
    room.meet('fay', 'gil', 'ana', 'bo')
    expect(room.members('ana')).toBe('ana fay* gil* new')
    expect(actives(room, 'fay', 'gil', 'ana')).toEqual([removal.id, removal.id, removal.id])
    expect(standings(room, 'fay', 'gil', 'ana', 'bo')).toEqual(['in', 'in', 'in', 'removed'])
    expect(room.at('ana').ledger.epochBook.needsMerge).toBe(true)
    const next = room.issue('fay', RENEW, 'gil', 'ana')
    expect([...next.parents].sort()).toEqual([added.id, removal.id].sort())
    expect([room.members('ana'), room.at('ana').ledger.epochBook.needsMerge]).toEqual([
      'ana fay* gil* new',
      false,
    ])
    expect(refusals(room, 'fay', 'gil', 'ana', 'bo')).toEqual([])
  })

  it('who are neither of them safe keep everybody from writing, until one brings them together', () => {
    const room = new LedgerRoom('fay', ['gil', 'hal'], ['ana', 'bo', 'caro'])
    room.issue('fay', without(room, 'bo'))
    room.issue('gil', without(room, 'caro'))
    room.meet('fay', 'gil', 'hal', 'ana')
    expect(standings(room, 'fay', 'gil', 'ana')).toEqual(['securing', 'securing', 'securing'])
    expect(refusal(() => room.at('ana').ledger.write(message('to whom?')))).toBe('ROOM_SECURING')
    room.issue('hal', RENEW, 'fay', 'gil', 'ana')
    expect(standings(room, 'fay', 'gil', 'ana')).toEqual(['in', 'in', 'in'])
    expect(room.members('ana')).toBe('ana fay* gil* hal*')
    expect(refusals(room, 'fay', 'gil', 'hal', 'ana')).toEqual([])
  })

  it('and say different things of the policy are brought together: what is closed stays closed', () => {
    const room = roomOf()
    room.issue('fay', { type: 'policy', policy: { paused: true } })
    room.issue('gil', { type: 'policy', policy: { locked: true } })
    room.meet('fay', 'gil', 'ana')
    expect(room.at('fay').ledger.epochBook.needsMerge).toBe(true)
    const next = room.issue('fay', RENEW, 'gil', 'ana')
    const { paused, locked, ended } = next.state.policy
    expect([paused, locked, ended]).toEqual([true, true, false])
    expect(actives(room, 'gil', 'ana')).toEqual([next.id, next.id])
  })
})

describe('two facilitators who remove each other', () => {
  const quarrel = () => {
    const room = roomOf()
    const byFay = room.issue('fay', without(room, 'gil'))
    const byGil = room.issue('gil', without(room, 'fay'))
    return { room, byFay, byGil }
  }

  it('leave the more senior in the room, and the other knows it', () => {
    const { room, byFay } = quarrel()
    room.meet('fay', 'gil', 'ana', 'bo')
    expect(standings(room, 'fay', 'ana', 'bo')).toEqual(['in', 'in', 'in'])
    expect(actives(room, 'fay', 'ana', 'bo')).toEqual([byFay.id, byFay.id, byFay.id])
    expect(standings(room, 'gil')).toEqual(['removed'])
    expect(room.members('ana')).toBe('ana bo fay*')
  })

  it('leave the one with whom more than half of the others went', () => {
    const { room, byFay, byGil } = quarrel()
    room.tell(byGil, 'ana', 'bo')
    const hellos = ['ana', 'bo'].map(name => room.hello(name, 'gil', 'ana', 'bo'))
    room.meet('fay', 'gil', 'ana', 'bo')
    expect(standings(room, 'gil', 'ana', 'bo')).toEqual(['in', 'in', 'in'])
    expect(actives(room, 'ana', 'bo')).toEqual([byGil.id, byGil.id])
    // she has not heard of their hellos, and holds no key to read them with: then she decides by seniority
    expect([room.at('fay').ledger.active.id, hellos.length]).toEqual([byFay.id, 2])
  })

  it('are decided anew when hellos are heard', () => {
    const { room, byFay, byGil } = quarrel()
    room.tell(byGil, 'ana', 'bo')
    const hello = room.hello('bo', 'ana')
    room.tell(byFay, 'ana', 'bo')
    // one of two is not more than half
    expect(actives(room, 'ana')).toEqual([byFay.id])
    const { ledger } = room.at('ana')
    ledger.epochBook.heardHello(room.id('ana'), byGil.id, 0)
    expect([ledger.active.id, hello.header.epoch]).toEqual([byGil.id, byGil.id])
  })

  it('are joined by an epoch of the one who stayed, in which nobody else is missing', () => {
    const { room, byFay, byGil } = quarrel()
    room.meet('fay', 'gil', 'ana', 'bo')
    room.at('ana').ledger.writeHello(AT)
    // she holds no key of what was decided without her
    expect(room.at('fay').ledger.epochBook.get(byGil.id)).toBeUndefined()
    const next = room.issue('fay', RENEW, 'ana', 'bo')
    expect(next.parents).toEqual([byFay.id])
    expect([room.members('ana'), room.at('ana').ledger.active.id]).toEqual(['ana bo fay*', next.id])
    expect(refusals(room, 'fay', 'ana', 'bo')).toEqual([])
  })
})

describe('an epoch whose key is not here', () => {
  it('that has this device in it makes it ask, and write nothing, until a member hands the secret over', () => {
    const room = roomOf()
    const { ledger } = room.at('ana')
    // both leaves that a box could be for are lost, as after an older copy of a profile was restored
    ledger.renewLeaf(0)
    ledger.renewLeaf(0)
    const next = room.issue('fay', RENEW, 'ana')
    expect([ledger.epochBook.isBehind, ledger.epochBook.standing]).toEqual([true, 'securing'])
    expect(there(ledger.epochBook.node(next.id)).epoch).toBeNull()
    expect(room.hand(next, 'ana')).toHaveLength(1)
    expect([ledger.epochBook.isBehind, ledger.epochBook.standing]).toEqual([false, 'in'])
    expect([ledger.active.id, room.at('ana').refused]).toEqual([next.id, []])
  })

  it('is left aside by a facilitator who cannot read it, and joined with what she did when she can', () => {
    const room = roomOf()
    const { ledger } = room.at('gil')
    ledger.renewLeaf(0)
    ledger.renewLeaf(0)
    const next = room.issue('fay', RENEW, 'gil')
    expect([ledger.epochBook.isStranded, ledger.epochBook.needsMerge]).toEqual([true, false])
    const beside = room.issue('gil', without(room, 'bo'))
    expect([beside.parents, ledger.epochBook.isStranded]).toEqual([[room.start.id], false])
    room.meet('fay', 'gil', 'ana')
    const merge = room.issue('fay', RENEW, 'gil', 'ana')
    expect([...merge.parents].sort()).toEqual([next.id, beside.id].sort())
    room.meet('gil')
    expect([room.members('ana'), room.members('gil')]).toEqual(['ana fay* gil*', 'ana fay* gil*'])
  })

  it('that nobody can read stops no facilitator from going on', () => {
    const room = roomOf()
    const made = plan(room.start, room.at('gil').device, [])
    const signed = signedBytes({ ...made, boxes: [] })
    for (const name of ['fay', 'ana', 'bo']) room.at(name).ledger.learn({ signed, secret: null })
    expect(standings(room, 'fay', 'ana', 'bo')).toEqual(['securing', 'securing', 'securing'])
    const next = room.issue('fay', RENEW, 'ana', 'bo')
    expect(next.parents).toEqual([room.start.id])
    expect(standings(room, 'fay', 'ana', 'bo')).toEqual(['in', 'in', 'in'])
    expect(actives(room, 'fay', 'ana', 'bo')).toEqual([next.id, next.id, next.id])
  })

  it('that adds somebody whom nobody can find stops no facilitator from going on', () => {
    const room = roomOf()
    const odd = newDevice(room.start.room, 'Odd', 2)
    const made = plan(room.start, room.at('gil').device, [])
    const signed = signedBytes({ ...made, ops: opsBytes([{ add: odd.member }]), boxes: [] })
    for (const name of ['fay', 'ana', 'bo'])
      expect(room.at(name).ledger.learn({ signed, secret: null })).not.toBeNull()
    expect(room.members('ana')).toContain('new')
    const next = room.issue('fay', without(room, 'gil'), 'ana', 'bo')
    expect(refusals(room, 'fay', 'ana', 'bo')).toEqual([])
    expect(actives(room, 'fay', 'ana', 'bo')).toEqual([next.id, next.id, next.id])
    expect(room.members('ana')).toBe('ana bo fay*')
    expect(room.at('fay').ledger.epochBook.needsMerge).toBe(false)
  })
})

describe('what a void epoch says of somebody', () => {
  it('is not what the next epoch says: her name and her leaf are as the others have them', () => {
    const room = roomOf()
    const caro = newcomerIn(room, 'Caro')
    const added = room.issue('fay', { type: 'add', newcomer: caro }, 'ana', 'bo')
    const entry = there(added.state.members.at(-1))
    const odd = { ...caro.device, member: { ...entry, name: 'Nobody', leafCounter: 9 } }
    const signed = signedBytes(plan(room.start, room.at('gil').device, [odd]))
    const removal = room.issue('fay', without(room, 'gil'), 'ana', 'bo')
    for (const name of ['fay', 'ana', 'bo']) room.at(name).ledger.learn({ signed, secret: null })
    expect(room.at('ana').ledger.epochBook.members.map(({ name }) => name)).toContain('Caro')
    const next = room.issue('fay', RENEW, 'ana', 'bo')
    expect(next.state.members.find(({ device }) => device === entry.device)).toEqual(entry)
    expect([next.parents.includes(removal.id), refusals(room, 'fay', 'ana', 'bo')]).toEqual([true, []])
    expect(actives(room, 'ana', 'bo')).toEqual([next.id, next.id])
  })

  it('nor does it stop the room when two valid ones differ', () => {
    const room = roomOf()
    const caro = newcomerIn(room, 'Caro')
    const added = room.issue('fay', { type: 'add', newcomer: caro }, 'ana', 'bo')
    const entry = there(added.state.members.at(-1))
    const odd = { ...caro.device, member: { ...entry, name: 'Nobody' } }
    const signed = signedBytes(plan(room.start, room.at('gil').device, [odd]))
    for (const name of ['fay', 'gil', 'ana', 'bo']) room.at(name).ledger.learn({ signed, secret: null })
    const next = room.issue('fay', RENEW, 'ana', 'bo')
    expect([next.parents.length, refusals(room, 'fay', 'ana', 'bo')]).toEqual([2, []])
    expect(actives(room, 'ana', 'bo')).toEqual([next.id, next.id])
  })
})

describe('what is taken in', () => {
  it('are sixteen epochs by one facilitator that nothing follows, and no more', () => {
    const room = roomOf()
    const { ledger, refused } = room.at('ana')
    const { keys } = room.at('fay').device
    const after = Array.from({ length: 17 }, () => addDevices(keys, room.start, []))
    const taken = after.map(({ signed }) => ledger.learn({ signed, secret: null }))
    expect(taken.map(node => node !== null)).toEqual([...Array.from({ length: 16 }, () => true), false])
    expect(refused).toEqual(['TOO_LARGE'])
    // wherever they are put
    const [first, second] = [there(after[0]), there(after[1])]
    const on = addDevices(keys, first, [])
    expect(ledger.learn({ signed: on.signed, secret: null })).not.toBeNull()
    const beside = addDevices(keys, first, [])
    expect(ledger.learn({ signed: beside.signed, secret: null })).toBeNull()
    const later = addDevices(keys, second, [])
    expect(ledger.learn({ signed: later.signed, secret: null })).not.toBeNull()
    expect(refused).toEqual(['TOO_LARGE', 'TOO_LARGE'])
    const byGil = addDevices(room.at('gil').device.keys, room.start, [])
    expect(ledger.learn({ signed: byGil.signed, secret: null })).not.toBeNull()
  })

  it('is told anew when a parent is known that was not', () => {
    const room = roomOf()
    const removal = room.issue('fay', without(room, 'bo'))
    const renewed = room.issue('gil', RENEW)
    room.meet('fay', 'gil')
    const merge = room.issue('fay', RENEW)
    room.tell(renewed, 'ana')
    room.tell(merge, 'ana')
    const { epochBook } = room.at('ana').ledger
    expect([...there(epochBook.node(merge.id)).fresh.removed]).toEqual([room.id('bo')])
    expect(epochBook.lacking).toEqual([removal.id])
    room.tell(removal, 'ana')
    expect([...there(epochBook.node(merge.id)).fresh.removed]).toEqual([])
    expect([...there(epochBook.node(removal.id)).fresh.removed]).toEqual([room.id('bo')])
    expect([epochBook.lacking, room.members('ana')]).toEqual([[], 'ana fay* gil*'])
  })
})

describe('from where on records do not count', () => {
  const STRAND = '0b'.repeat(8) as StrandId

  it('is nowhere for who is in the room, nor for who never was', () => {
    const room = roomOf()
    const { epochBook } = room.at('ana').ledger
    for (const device of [room.id('bo'), '0c'.repeat(16) as DeviceId])
      expect(epochBook.voidFrom(device, STRAND)).toBe(Number.POSITIVE_INFINITY)
  })

  it('is after the closing frontier for who was removed, and everything for a strand that does not stand in it', () => {
    const room = roomOf()
    const said = [room.hello('bo', 'fay', 'ana'), room.at('bo').ledger.write(message('one'))]
    room.at('fay').ledger.takeRecord(there(said[1]).wire)
    const late = room.at('bo').ledger.write(message('two'))
    room.issue('fay', without(room, 'bo'), 'ana')
    const { ledger, refused } = room.at('ana')
    const { strand } = late.header
    expect(ledger.epochBook.voidFrom(room.id('bo'), strand)).toBe(2)
    expect(ledger.epochBook.voidFrom(room.id('bo'), STRAND)).toBe(0)
    expect([...said, late].map(({ wire }) => ledger.takeRecord(wire))).toEqual(['known', 'new', 'refused'])
    expect(refused).toEqual(['RECORD_FRONTIER'])
  })

  it('is nowhere again when the removal turns out void', () => {
    const room = roomOf()
    const byGil = room.issue('gil', without(room, 'bo'), 'ana')
    const { epochBook } = room.at('ana').ledger
    expect(epochBook.voidFrom(room.id('bo'), STRAND)).toBe(0)
    room.issue('fay', without(room, 'gil'), 'ana')
    expect(epochBook.resolution.isVoid(byGil.id)).toBe(true)
    expect(epochBook.voidFrom(room.id('bo'), STRAND)).toBe(Number.POSITIVE_INFINITY)
  })
})
